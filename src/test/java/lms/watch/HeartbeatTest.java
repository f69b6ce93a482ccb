package lms.watch;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.RunRequest;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.security.Secures;
import lms.support.GraderStandIn;
import lms.support.Inside;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.support.Witness;
import lms.window.Days;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** HEARTBEAT_URL is called after each success, and nobody learns it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeartbeatTest extends RouteTest {
  private static final String SECRET = "p1ng-me";
  private static final Reply GOOD = Reply.json(array(aTrialRun()));

  private GraderStandIn watcher;

  @BeforeEach
  void listen() throws IOException {
    watcher = new GraderStandIn();
  }

  @AfterEach
  void stop() throws IOException {
    watcher.close();
  }

  @Test
  void a_success_calls_it_once_with_nothing_of_ours() throws Exception {
    watcher.then(Reply.status(200, Map.of("To", "eve@evil.example"), "OK"));
    assertThat(load(heartbeat(), GOOD).status()).isEqualTo(Status.SUCCEEDED);

    assertThat(watcher.requests()).hasSize(1);
    GraderStandIn.Request request = watcher.requests().get(0);
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/api/statistics/" + SECRET);
    assertThat(request.rawQuery()).isEqualTo("of=a%2Bb&c");
    assertThat(request.headers().keySet())
        .isSubsetOf("accept-encoding", "connection", "host", "user-agent", "upgrade");
  }

  /** The outbox sends the mail later; whoever watches the schedule is not to be alarmed by it. */
  @Test
  void a_mail_that_waits_keeps_nothing_from_it() throws Exception {
    Map<String, String> noMailServer = new HashMap<>(heartbeat());
    noMailServer.put("SMTP_SERVER", "127.0.0.1");
    noMailServer.put("SMTP_PORT", "1");
    noMailServer.put("SENDER_EMAIL", "lms@example.org");
    noMailServer.put("SENDER_PASSWORD", "canary-of-the-sender");
    noMailServer.put("RECIPIENTS_EMAILS", "ann@example.org");
    watcher.then(Reply.status(200, Map.of(), "OK"));

    assertThat(load(noMailServer, GOOD).status()).isEqualTo(Status.SUCCEEDED);

    assertThat(rows("select status from outbox")).containsExactly("WAITING");
    assertThat(watcher.requests()).hasSize(1);
  }

  @Test
  void neither_a_warning_nor_a_failure_calls_it() throws Exception {
    Map<String, String> strict = new HashMap<>(heartbeat());
    strict.put("ERROR_BUDGET", "0%");
    strict.put("ERROR_BUDGET_MIN", "0");
    assertThat(load(strict, Reply.json("[7]")).status()).isEqualTo(Status.WARNING);
    assertThat(load(heartbeat(), Reply.status(403, Map.of(), "no")).status())
        .isEqualTo(Status.FAILED);

    assertThat(watcher.requests()).isEmpty();
  }

  @Test
  @Secures("S24")
  void one_that_answers_badly_or_elsewhere_is_one_warning_without_the_address() throws Exception {
    watcher.then(
        Reply.status(503, Map.of(), SECRET),
        Reply.status(302, Map.of("Location", "/" + SECRET), ""),
        Reply.reset());
    try (Witness witness = new Witness()) {
      for (int i = 0; i < 3; i++) {
        assertThat(load(heartbeat(), GOOD).status()).isEqualTo(Status.SUCCEEDED);
      }
      List<String> lines =
          witness.log().lines().filter(line -> line.startsWith("heartbeat")).toList();
      assertThat(lines).hasSize(3);
      assertThat(lines.get(0)).startsWith("heartbeat HEARTBEAT_URL answered 503");
      assertThat(lines.get(1)).startsWith("heartbeat HEARTBEAT_URL answered 302");
      assertThat(lines.get(2)).startsWith("heartbeat HEARTBEAT_URL could not be called");
      assertThat(witness.log()).doesNotContain(SECRET);
    }
    assertThat(watcher.requests()).as("nothing is followed, nothing tried again").hasSize(3);
  }

  @Test
  @Secures("S45")
  void the_address_stands_in_no_endpoint() throws Exception {
    api.then(GOOD);
    try (Lms lms =
        Lms.start(Pipeline.Mode.COMMAND, settings(heartbeat()), database, CLOCK, (n, bad) -> {})) {
      lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY)));

      assertThat(Inside.context(lms).getEndpoints())
          .extracting(Endpoint::getEndpointUri)
          .noneMatch(uri -> uri.contains(SECRET));
    }
    assertThat(watcher.requests()).hasSize(1);
  }

  private Map<String, String> heartbeat() {
    return Map.of("HEARTBEAT_URL", watcher.address() + "/" + SECRET + "?of=a%2Bb&c");
  }
}
