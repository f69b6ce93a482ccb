package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import lms.faults.FaultProxy.Way;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.support.MailFiles;
import lms.support.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PostgreSQL does not answer, or late: given up in time, nothing half is seen. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SilencesTest extends FaultTest {
  /** In production it is half an hour. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** Each packet; on loopback it takes less than a tenth of a millisecond. */
  private static final Duration SLOW = Duration.ofMillis(15);

  private static final String STORING = "insert into attempts";

  @ParameterizedTest
  @EnumSource
  @Survives("F34")
  void a_connection_that_falls_silent_while_a_window_is_stored_is_given_up(Way way)
      throws Exception {
    connect(SILENCE);
    start(Map.of("API_RETRIES", "1"));
    AtomicReference<Link> silent = new AtomicReference<>();
    wire.happen(
        bytes -> {
          boolean begins = bytes.way() == Way.THERE && bytes.holds(STORING);
          if (begins) {
            silent.compareAndSet(null, bytes.link());
          }
          if (bytes.way() != way || bytes.link() != silent.get()) {
            bytes.go();
          }
        });
    api.then(Reply.json(REPLY));

    RunSummary summary = run();

    assertThat(silent.get()).isNotNull();
    assertThat(summary.status()).as("%s", summary.failure()).isEqualTo(Status.SUCCEEDED);
    assertThat(rows("select status, tries from load_window")).containsExactly("SUCCEEDED 2");
    assertNothingLostNothingDoubled(REPLY);
  }

  @Test
  @Timeout(400)
  @FaultsLong
  @Survives("F34")
  void a_server_that_falls_silent_altogether_is_given_up() throws Exception {
    connect(SILENCE);
    start(Map.of());
    AtomicBoolean silent = new AtomicBoolean();
    wire.happen(
        bytes -> {
          if (bytes.way() == Way.THERE && bytes.holds(STORING)) {
            silent.set(true);
          }
          if (!silent.get()) {
            bytes.go();
          }
        });
    api.then(Reply.json(REPLY));

    assertThat(run().status()).isEqualTo(Status.FAILED);
    Invariants.of(database).storedNothing();
    assertRecovers(REPLY);
  }

  @Test
  @Survives("F15")
  void a_lock_that_nobody_releases_is_waited_for_twice_and_told() throws Exception {
    connect(SILENCE);
    start(Map.of("API_RETRIES", "1"));
    api.then(Reply.json(REPLY));
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table attempts in access exclusive mode");

      RunSummary summary = run();

      assertThat(summary.status()).isEqualTo(Status.FAILED);
      assertThat(api.requests()).hasSize(2);
      assertThat(rows("select status, tries from load_window")).containsExactly("FAILED 2");
      assertThat(MailFiles.of(folder.resolve("data/outbox"), 1).subject()).contains("FAILED");
      other.rollback();
    }
    Invariants.of(database).storedNothing();
    assertRecovers(REPLY);
  }

  @Test
  @Survives("F35")
  void a_wire_a_hundred_times_slower_delays_a_load_run_and_no_more() throws Exception {
    start(Map.of());
    wire.happen(Fault.latency(SLOW));
    api.then(Reply.json(REPLY));

    assertThat(run().status()).isEqualTo(Status.SUCCEEDED);
    assertNothingLostNothingDoubled(REPLY);
  }

  @Test
  @FaultsLong
  @Survives("F35")
  void a_wire_a_hundred_times_slower_than_the_deadline_bears_leaves_nothing_half()
      throws Exception {
    start(Map.of("RUN_DEADLINE", "1s"));
    wire.happen(Fault.latency(SLOW));
    Semaphore ticks = new Semaphore(0);
    api.then(Reply.slow(REPLY, REPLY.length() / 2 + 1, ticks));
    ticks.release();

    RunSummary summary = run();

    assertThat(summary.status()).isEqualTo(Status.FAILED);
    assertThat(summary.failure().orElseThrow().message()).contains("deadline");
    Invariants.of(database).storedNothing().everyEndIsTrue();
    assertRecovers(REPLY);
  }
}
