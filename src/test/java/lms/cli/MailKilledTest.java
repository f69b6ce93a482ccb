package lms.cli;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import lms.support.SmtpStandIn;
import lms.support.TestCertificate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process killed when its load run is stored and its mail is not yet sent. */
@Tag("processes")
@Timeout(180)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailKilledTest extends LoadCommandTest {
  @TempDir private Path said;
  @TempDir private Path certificates;

  @Test
  void the_next_process_sends_its_mail() throws Exception {
    answer(aTrialRun());
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      mailServer(mute.getLocalPort());
      try (LmsProcess dies =
              LmsProcess.start(folder, environment, said, "run", "--day", "2023-05-31");
          Socket connection = mute.accept()) {
        assertThat(connection.isConnected()).isTrue();
        dies.kill();
      }
    }
    assertThat(rows("select status from load_run")).containsExactly("SUCCEEDED");
    assertThat(rows("select status, tries from outbox")).containsExactly("WAITING 1");

    rows("update outbox set sending_until = clock_timestamp() returning id"); // time goes by
    TestCertificate certificate = TestCertificate.of("localhost", certificates);
    SSLContext before = SSLContext.getDefault();
    SSLContext.setDefault(certificate.trusted());
    try (SmtpStandIn server = SmtpStandIn.start(SmtpStandIn.Kind.STARTTLS, certificate.server())) {
      mailServer(server.port());
      answer(aTrialRun());
      lms(Clock.systemUTC().instant().plus(Duration.ofMinutes(10)), "run", "--day", "2023-05-31");

      assertThat(server.received()).hasSize(2);
      assertThat(server.received().get(0).message().getMessageID()).startsWith("<load-run-1-");
      assertThat(server.received().get(0).message().getHeader("X-LMS-Late")).hasSize(1);
      assertThat(server.received().get(1).message().getHeader("X-LMS-Late")).isNull();
    } finally {
      SSLContext.setDefault(before);
    }
    assertThat(rows("select status from outbox")).isEqualTo(List.of("SENT", "SENT"));
  }

  private void mailServer(int port) {
    set("SMTP_SERVER", "localhost");
    set("SMTP_PORT", String.valueOf(port));
    set("SENDER_EMAIL", SmtpStandIn.SENDER);
    set("SENDER_PASSWORD", SmtpStandIn.PASSWORD);
    set("RECIPIENTS_EMAILS", "anna@uni.example");
  }
}
