package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import lms.Lms;
import lms.cli.Pipeline;
import lms.faults.Survives;
import lms.support.Inside;
import lms.support.MovableClock;
import lms.support.RouteTest;
import lms.support.SmtpStandIn;
import lms.support.SmtpStandIn.Kind;
import lms.support.TestCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that wait as files ask the mail server no more often than those of the outbox. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingFilesTest extends RouteTest {
  private static final String ANNA = "anna@uni.example";

  @TempDir private Path certificates;

  private final MovableClock clock = new MovableClock("2023-06-01T07:00:00Z");
  private SSLContext trustBefore;
  private SmtpStandIn server;

  @BeforeEach
  void startServer() throws Exception {
    TestCertificate certificate = TestCertificate.of("localhost", certificates);
    trustBefore = SSLContext.getDefault();
    SSLContext.setDefault(certificate.trusted());
    server = SmtpStandIn.start(Kind.STARTTLS, certificate.server());
  }

  @AfterEach
  void stopServer() {
    server.close();
    SSLContext.setDefault(trustBefore);
  }

  @Test
  @Survives("H7")
  void a_refused_password_costs_one_login_and_then_the_files_wait() throws Exception {
    put(1, ANNA);
    put(2, ANNA);
    try (Lms service = service("a former password")) {
      poll(service, 10);
      assertThat(server.logins()).isEqualTo(1);

      clock.advance(Duration.ofMinutes(1));
      poll(service, 10);
      assertThat(server.logins()).isEqualTo(2);

      clock.advance(Duration.ofMinutes(1));
      poll(service, 10);
      assertThat(server.logins()).as("it waits longer each time").isEqualTo(2);
    }
    assertThat(files()).hasSize(2);
  }

  @Test
  void a_mail_that_leaves_ends_the_waiting() throws Exception {
    put(1, ANNA);
    put(2, ANNA);
    server.putOffLogins(2);
    try (Lms service = service(SmtpStandIn.PASSWORD)) {
      poll(service, 1);
      clock.advance(Duration.ofMinutes(1));
      poll(service, 1);
      assertThat(server.received()).isEmpty();
      clock.advance(Duration.ofMinutes(2));
      poll(service, 1);
      assertThat(server.received()).hasSize(2);

      server.putOffLogins(1);
      put(3, ANNA);
      poll(service, 1);
      clock.advance(Duration.ofMinutes(1));
      poll(service, 1);
      assertThat(server.received()).as("it waited a minute, as at the beginning").hasSize(3);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void a_mail_that_is_put_off_for_itself_holds_up_none_behind_it() throws Exception {
    put(1, "boris@uni.example");
    put(2, ANNA);
    server.putOff("boris@uni.example");
    try (Lms service = service(SmtpStandIn.PASSWORD)) {
      poll(service, 1);
    }
    assertThat(server.received())
        .extracting(SmtpStandIn.Received::to)
        .containsExactly(List.of(ANNA));
    assertThat(files()).singleElement().asString().endsWith("1.unsent.eml");
  }

  private void put(int number, String recipient) throws IOException {
    Path outbox = Files.createDirectories(folder.resolve("outbox"));
    Files.writeString(
        outbox.resolve(number + ".unsent.eml"),
        ("Date: Thu, 1 Jun 2023 06:00:00 +0000 (GMT)\r\nMessage-ID: <waiting-%d@localhost>\r\n"
                + "From: %s\r\nTo: %s\r\n\r\nnews\r\n")
            .formatted(number, SmtpStandIn.SENDER, recipient));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void poll(Lms service, int times) {
    for (int i = 0; i < times; i++) {
      Inside.poll(service, "unsent");
    }
  }

  private Lms service(String password) {
    Map<String, String> settings = new HashMap<>();
    settings.put("SMTP_SERVER", "localhost");
    settings.put("SMTP_PORT", String.valueOf(server.port()));
    settings.put("SENDER_EMAIL", SmtpStandIn.SENDER);
    settings.put("SENDER_PASSWORD", password);
    settings.put("RECIPIENTS_EMAILS", ANNA);
    settings.put("DATA_DIR", folder.toString());
    settings.put("SCHEDULE", "0 0 7 1 1 ? 2090");
    settings.put("CATCH_UP_FROM", "2100-01-01");
    return Lms.start(
        Pipeline.Mode.SERVICE, settings(settings), database, clock, (records, bad) -> {});
  }
}
