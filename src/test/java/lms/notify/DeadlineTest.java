package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import lms.faults.Fault;
import lms.faults.FaultProxy;
import lms.faults.FaultProxy.Way;
import lms.faults.FaultsLong;
import lms.faults.Survives;
import lms.settings.Settings;
import lms.settings.Settings.Mail.When;
import lms.settings.Settings.Smtp.Tls;
import lms.support.MovableClock;
import lms.support.Rows;
import lms.support.SmtpStandIn;
import lms.support.SmtpStandIn.Kind;
import lms.texts.Language;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail server that never falls silent and never comes to an end: each byte is a sign of life. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadlineTest extends NotifyTest {
  private static final String ANNA = "anna@uni.example";
  private static final String LATE = "did not answer in time";
  private static final Fault DRIPPING = Fault.bandwidth(Way.BACK, 1, Duration.ofMillis(200));
  private static final MailSession.Timeouts USUAL = timeouts(1_000);
  private static final MailSession.Timeouts QUICK = timeouts(250);

  private final MovableClock clock = new MovableClock("2023-06-01T04:00:00Z");

  private static MailSession.Timeouts timeouts(long millis) {
    Duration each = Duration.ofMillis(millis);
    return new MailSession.Timeouts(each, each, each, each.multipliedBy(3));
  }

  @ParameterizedTest
  @CsvSource({"STARTTLS, ''", "IMPLICIT, ''", "STARTTLS, '220 hello|nonsense|'"})
  @Survives("H16")
  void an_answer_without_end_is_given_up(Tls tls, String first) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      SSLContext shown = certificate.server();
      CompletableFuture.runAsync(() -> speakForEver(server, tls, shown, first));
      try (NotifyRoutes routes = at(server.getLocalPort(), tls, QUICK)) {
        assertGivenUpWithin(QUICK.opening(), routes);
      }
    }
    assertThat(told()).contains("WAITING 0", LATE);

    try (SmtpStandIn healthy = SmtpStandIn.start(kind(tls), certificate.server());
        NotifyRoutes routes = at(healthy.port(), tls, USUAL)) {
      assertLeavesOnce(healthy, routes);
    }
  }

  @ParameterizedTest
  @EnumSource
  @FaultsLong
  @Survives("H16")
  void a_handshake_that_comes_byte_by_byte_is_given_up(Tls tls) throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(kind(tls), certificate.server());
        FaultProxy wire = new FaultProxy(server.port());
        NotifyRoutes routes = at(wire.port(), tls, USUAL)) {
      wire.happen(tls == Tls.IMPLICIT ? DRIPPING : Fault.after("Ready to start TLS", DRIPPING));

      assertGivenUpWithin(USUAL.opening(), routes);

      assertThat(told()).contains("WAITING 0", LATE);
      assertThat(server.logins()).isZero();
      wire.heal();
      assertLeavesOnce(server, routes);
    }
  }

  @ParameterizedTest
  @EnumSource
  @FaultsLong
  @Survives("H16")
  void answers_that_come_byte_by_byte_after_the_login_are_given_up(Tls tls) throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(kind(tls), certificate.server());
        FaultProxy wire = new FaultProxy(server.port());
        NotifyRoutes routes = at(wire.port(), tls, USUAL)) {
      server.whenBegun(
          () -> {
            wire.happen(DRIPPING);
            return null;
          });

      assertGivenUpWithin(USUAL.talking(1), routes);

      assertThat(told()).contains("WAITING 0", LATE);
      assertThat(server.logins()).isEqualTo(1);
      server.whenBegun(() -> null);
      wire.heal();
      assertLeavesOnce(server, routes);
    }
  }

  @ParameterizedTest
  @EnumSource
  @FaultsLong
  @Survives("H16")
  void a_server_that_reads_a_mail_byte_by_byte_is_given_up(Tls tls) throws Exception {
    try (SmtpStandIn server = SmtpStandIn.start(kind(tls), certificate.server());
        NotifyRoutes routes = at(server.port(), tls, USUAL)) {
      server.readSlowly(Duration.ofMillis(200));

      assertGivenUpWithin(USUAL.ending(), routes);

      assertThat(told()).contains("WAITING 1", "did not say whether it took it");
      server.readSlowly(Duration.ZERO);
      // It has the first copy in its buffers and may take it yet: nobody can tell, so one more
      // leaves.
      deliverTwice(routes);
      assertThat(server.received()).hasSizeBetween(1, 2);
      assertThat(server.received().stream().map(DeadlineTest::messageId).distinct()).hasSize(1);
      assertThat(Rows.of(database, "select status from outbox")).containsExactly("SENT");
    }
  }

  private static String messageId(SmtpStandIn.Received mail) {
    try {
      return mail.message().getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException("no mail", e);
    }
  }

  private NotifyRoutes at(int port, Tls tls, MailSession.Timeouts timeouts) throws Exception {
    Settings.Smtp smtp = Samples.smtp(port, tls, ANNA);
    Settings settings = Samples.settings(smtp, Language.EN, When.ALWAYS);
    return new NotifyRoutes(
        settings, MailSession.of(smtp, trust, timeouts), database, folder, clock);
  }

  private static Kind kind(Tls tls) {
    return tls == Tls.IMPLICIT ? Kind.IMPLICIT_TLS : Kind.STARTTLS;
  }

  /** The time is that of sending alone: the mail is written before. */
  private static void assertGivenUpWithin(Duration part, NotifyRoutes routes) throws Exception {
    routes.tellAndDie(Samples.succeeded(Days.of(Samples.DAY)));
    Rows.execute(database, "update outbox set sending_until = null");
    long begun = System.nanoTime();
    routes.deliver();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(part.plusSeconds(2));
  }

  private static String told() throws Exception {
    return Rows.of(database, "select status, unanswered, problem from outbox").toString();
  }

  private void deliverTwice(NotifyRoutes routes) throws Exception {
    for (int i = 0; i < 2; i++) {
      clock.advance(Duration.ofHours(1));
      routes.deliver();
    }
  }

  private void assertLeavesOnce(SmtpStandIn server, NotifyRoutes routes) throws Exception {
    deliverTwice(routes);
    assertThat(server.received()).hasSize(1);
    assertThat(Rows.of(database, "select status from outbox")).containsExactly("SENT");
  }

  /**
   * Says {@code first}, and then a line twenty times a second that is never the last of its answer.
   */
  private static void speakForEver(ServerSocket server, Tls tls, SSLContext shown, String first) {
    CountDownLatch never = new CountDownLatch(1);
    try (Socket client = server.accept();
        Socket line = tls == Tls.IMPLICIT ? encrypted(client, shown) : client) {
      OutputStream out = line.getOutputStream();
      out.write(first.replace("|", "\r\n").getBytes(StandardCharsets.US_ASCII));
      while (!never.await(50, TimeUnit.MILLISECONDS)) {
        out.write("220-x\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("it hung up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static SSLSocket encrypted(Socket client, SSLContext shown) throws IOException {
    SSLSocket encrypted =
        (SSLSocket)
            shown.getSocketFactory().createSocket(client, "localhost", client.getPort(), true);
    encrypted.setUseClientMode(false);
    return encrypted;
  }
}
