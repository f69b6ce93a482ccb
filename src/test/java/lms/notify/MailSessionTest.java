package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lms.security.Secures;
import lms.settings.Settings.Smtp.Tls;
import lms.support.SmtpStandIn;
import lms.support.SmtpStandIn.Kind;
import lms.support.TestCertificate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What of a session no mail of usual size shows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailSessionTest {
  private static final String ANNA = "anna@uni.example";
  private static final MailSession.Timeouts SHORT_WRITES =
      new MailSession.Timeouts(
          Duration.ofSeconds(20),
          Duration.ofMinutes(5),
          Duration.ofMillis(500),
          Duration.ofMinutes(5));

  private static final MailSession.Timeouts LONG_ENDING =
      new MailSession.Timeouts(
          Duration.ofSeconds(20),
          Duration.ofMillis(700),
          Duration.ofSeconds(20),
          Duration.ofMinutes(5));

  /** More than the buffers of two sockets hold. */
  private static final int LONG = 30_000_000;

  @TempDir private Path folder;

  @Test
  @Timeout(120)
  @Secures("S25")
  void a_server_that_reads_no_further_is_given_up_in_time() throws Exception {
    TestCertificate certificate = TestCertificate.of("localhost", folder);
    try (SmtpStandIn server = SmtpStandIn.start(Kind.STARTTLS, certificate.server())) {
      server.goDeaf();
      Session session =
          MailSession.of(
              Samples.smtp(server.port(), Tls.STARTTLS, ANNA), certificate.trusted(), SHORT_WRITES);
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(SmtpStandIn.SENDER));
      message.setText(("x".repeat(70) + "\n").repeat(LONG / 71));
      message.saveChanges();
      try (Transport transport = session.getTransport("smtp")) {
        transport.connect();

        assertThatThrownBy(
                () ->
                    transport.sendMessage(
                        message, new InternetAddress[] {new InternetAddress(ANNA)}))
            .isInstanceOf(MessagingException.class)
            .hasRootCauseInstanceOf(IOException.class);
      } catch (MessagingException e) {
        // closing what has broken off
      }
    }
  }

  @Test
  @Timeout(60)
  void the_answer_to_a_whole_mail_may_take_longer_than_any_other() throws Exception {
    TestCertificate certificate = TestCertificate.of("localhost", folder);
    try (SmtpStandIn server = SmtpStandIn.start(Kind.STARTTLS, certificate.server())) {
      server.thinkFor(Duration.ofSeconds(2));
      Session session =
          MailSession.of(
              Samples.smtp(server.port(), Tls.STARTTLS, ANNA), certificate.trusted(), LONG_ENDING);
      MimeMessage message = new MimeMessage(session);
      message.setText("short");
      message.saveChanges();
      try (Transport transport = session.getTransport("smtp")) {
        transport.connect();
        transport.sendMessage(message, new InternetAddress[] {new InternetAddress(ANNA)});
      }
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  @Timeout(60)
  @Secures("S25")
  void old_tls_is_not_offered() throws Exception {
    TestCertificate certificate = TestCertificate.of("localhost", folder);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> hello = CompletableFuture.supplyAsync(() -> firstBytes(server));
      Session session =
          MailSession.of(
              Samples.smtp(server.getLocalPort(), Tls.IMPLICIT, ANNA),
              certificate.trusted(),
              MailSession.Timeouts.DEFAULT);

      assertThatThrownBy(() -> session.getTransport("smtp").connect())
          .isInstanceOf(MessagingException.class);

      // Extension 43, its length, then the versions: TLS 1.3 and 1.2, no other (RFC 8446, 4.2.1).
      assertThat(HexFormat.of().formatHex(hello.get(10, TimeUnit.SECONDS)))
          .contains("002b" + "0005" + "04" + "03040303");
      assertThat(session.getProperty("mail.smtp.ssl.protocols")).isEqualTo("TLSv1.2 TLSv1.3");
    }
  }

  private static byte[] firstBytes(ServerSocket server) {
    try (Socket client = server.accept();
        InputStream in = client.getInputStream()) {
      byte[] bytes = new byte[4096];
      int count = in.read(bytes);
      return Arrays.copyOf(bytes, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
