package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.support.MailFiles;
import lms.support.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Others who work on our tables at the same time: PostgreSQL itself ends what cannot go on. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConflictsTest extends FaultTest {
  /** More than a chunk, nine tenths of which are a whole one. */
  private static final String LONG =
      array(
          IntStream.range(0, 2_400)
              .mapToObj(i -> aTrialRun().at("2023-05-31 10:00:00.%06d".formatted(i)))
              .toArray());

  /** Returns once the load run has stored a chunk and waits for the next one. */
  private static final String AWAIT_CHUNK =
      awaited(
          """
          pg_stat_activity where application_name like 'lms load run %' and datname = current_database()
            and state = 'idle in transaction' and backend_xid is not null
          """);

  private static final String AWAIT_WAITING =
      awaited(
          """
          pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
          """);

  private static final String LOCK_ONE =
      "select from attempts order by created_at %s limit 1 for update";

  private final Semaphore parts = new Semaphore(0);

  private static String awaited(String rows) {
    return """
    set statement_timeout = '60s';
    do $$ begin
      while not exists (select from %s) loop
        perform pg_sleep(0.02);
        perform pg_stat_clear_snapshot();
      end loop;
    end $$
    """
        .formatted(rows);
  }

  /** Such as the program itself, started twice with claims that have lapsed. */
  @Test
  @Survives("F13")
  void what_a_twin_wrote_meanwhile_makes_the_whole_window_be_loaded_again() throws Exception {
    insist("default_transaction_isolation = serializable");
    CompletableFuture<RunSummary> running = loadAgain();

    execute(
        "update attempts set is_correct = true"
            + " where created_at = (select max(created_at) from attempts)");
    parts.release();

    assertLoadedAgain(running, "40001");
    assertThat(rows("select tries, inserted, changed from load_window order by id"))
        .containsExactly("1 2400 0", "2 0 1");
  }

  @Test
  @Survives("F14")
  void of_two_who_wait_for_each_other_the_load_run_gives_way_and_begins_again() throws Exception {
    connectWhere("deadlock_timeout = '100ms'");
    CompletableFuture<RunSummary> running = loadAgain();

    try (Connection other = database.getConnection();
        Statement theirs = other.createStatement()) {
      other.setAutoCommit(false);
      theirs.execute("set local deadlock_timeout = '1h'"); // it is we who shall find out
      theirs.execute(LOCK_ONE.formatted("desc"));
      CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> lockFirst(theirs));
      execute(AWAIT_WAITING);
      parts.release();
      waiting.get(60, TimeUnit.SECONDS);
      other.rollback();
    }

    assertLoadedAgain(running, "40P01");
    assertThat(rows("select tries, inserted, changed from load_window order by id"))
        .containsExactly("1 2400 0", "2 0 0");
  }

  private static void lockFirst(Statement theirs) {
    try {
      theirs.execute(LOCK_ONE.formatted("asc"));
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  /** A load run of a day that is stored already; it has stored a chunk again, and no more. */
  private CompletableFuture<RunSummary> loadAgain() throws Exception {
    start(Map.of("API_RETRIES", "1"));
    api.then(Reply.json(LONG), Reply.slow(LONG, LONG.length() * 9 / 10, parts), Reply.json(LONG));
    assertThat(run().status()).isEqualTo(Status.SUCCEEDED);
    parts.release();
    CompletableFuture<RunSummary> running = CompletableFuture.supplyAsync(this::run);
    execute(AWAIT_CHUNK);
    return running;
  }

  private void assertLoadedAgain(CompletableFuture<RunSummary> running, String state)
      throws Exception {
    assertThat(running.get(60, TimeUnit.SECONDS).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(log()).contains("(SQLSTATE %s)".formatted(state));
    assertThat(api.requests()).hasSize(3);
    assertNothingLostNothingDoubled(LONG, LONG);
  }

  @Test
  @Survives("F15")
  void a_lock_that_is_not_had_in_time_is_asked_for_twice_and_told() throws Exception {
    connectWhere("lock_timeout = '500ms'");
    start(Map.of("API_RETRIES", "1"));
    api.then(Reply.json(REPLY));
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table attempts in access exclusive mode");

      assertThat(run().failure().orElseThrow().message()).contains("SQLSTATE 55P03");

      assertThat(api.requests()).hasSize(2);
      assertThat(rows("select status, tries from load_window")).containsExactly("FAILED 2");
      assertThat(MailFiles.of(folder.resolve("data/outbox"), 1).subject()).contains("FAILED");
      other.rollback();
    }
    Invariants.of(database).storedNothing().everyEndIsTrue();
    assertRecovers(REPLY);
  }
}
