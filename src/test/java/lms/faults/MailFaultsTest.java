package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.support.MovableClock;
import lms.support.SmtpStandIn;
import lms.support.SmtpStandIn.Kind;
import lms.support.TestCertificate;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail server that answers, but does not talk. */
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailFaultsTest extends WatchedTest {
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
  void stopServer() throws IOException {
    server.close();
    SSLContext.setDefault(trustBefore);
  }

  private Lms start(int port) {
    Map<String, String> settings =
        Map.of(
            "SMTP_SERVER",
            "localhost",
            "SMTP_PORT",
            String.valueOf(port),
            "SENDER_EMAIL",
            SmtpStandIn.SENDER,
            "SENDER_PASSWORD",
            SmtpStandIn.PASSWORD,
            "RECIPIENTS_EMAILS",
            "anna@uni.example");
    return Lms.start(
        Pipeline.Mode.COMMAND, settings(settings), database, clock, (records, bad) -> {});
  }

  private void load(Lms lms) {
    lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY)));
    clock.advance(Duration.ofHours(1)); // whatever waits is due again
  }

  @ParameterizedTest
  @ValueSource(strings = {"554 not today", "220 hello"})
  @Survives({"H3", "H4"})
  void a_server_that_will_not_talk_gets_nothing_and_the_mail_leaves_later(String greeting)
      throws Exception {
    List<String> said = new CopyOnWriteArrayList<>();
    try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture.runAsync(() -> refuseAll(rude, greeting, said));
      try (Lms lms = start(rude.getLocalPort())) {
        load(lms);
      }
    }
    assertThat(said).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    assertThat(rows("select status from outbox")).containsExactly("WAITING");

    try (Lms lms = start(server.port())) {
      load(lms);
    }
    assertThat(server.received()).hasSize(2);
    assertThat(server.received().get(0).message().getMessageID()).startsWith("<load-run-1-");
  }

  /** Greets, and answers 502 to everything but HELO. */
  private static void refuseAll(ServerSocket server, String greeting, List<String> said) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        RawReply.write(client.getOutputStream(), greeting + "\r\n");
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          said.add(line);
          boolean hello = line.startsWith("HELO");
          RawReply.write(client.getOutputStream(), hello ? "250 hello\r\n" : "502 what?\r\n");
        }
      } catch (IOException e) {
        // it hung up, or the test is over
      }
    }
  }
}
