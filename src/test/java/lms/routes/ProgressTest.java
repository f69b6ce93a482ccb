package lms.routes;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lms.cli.Pipeline;
import lms.support.Records;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.window.Days;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** The ledger shows a load run that is on its way. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgressTest extends RouteTest {
  private static final String ROW =
      "select stage, received, inserted, quarantined, windows_done, days_done, eta_seconds from load_run";

  /** Two chunks and a little more. */
  private static final String MANY =
      array(IntStream.range(0, 10_500).mapToObj(ProgressTest::one).toArray());

  private static final int HALF = MANY.length() / 20 * 11;

  @Test
  void while_a_reply_comes_its_ledger_row_rises() throws Exception {
    Semaphore ticks = new Semaphore(0);
    api.then(Reply.slow(MANY, HALF, ticks));
    CompletableFuture<Pipeline.Result> running = start(Map.of(), Days.of(DAY));
    api.awaitRequest();
    awaitRow("extract 0 0 0 0 0 null");
    ticks.release();
    awaitRow("store 4000 4000 0 0 0 null");
    assertThat(value("select count(*) from attempts"))
        .as("nothing is committed yet")
        .isEqualTo("0");
    ticks.release();

    assertThat(running.get(2, TimeUnit.MINUTES).summary().receipt().received()).isEqualTo(10_500);
    assertThat(value(ROW)).isEqualTo("done 10500 10500 0 1 1 null");
  }

  @Test
  void a_window_that_is_committed_counts_and_so_does_what_the_next_one_brings() throws Exception {
    Semaphore ticks = new Semaphore(1);
    String next = MANY.replace("2023-05-31", "2023-05-30");
    api.then(Reply.json(array(one(1), one(2))), Reply.slow(next, HALF, ticks));
    Days days = new Days(DAY.minusDays(1), DAY);
    CompletableFuture<Pipeline.Result> running = start(Map.of("WINDOW_DAYS", "1"), days);
    awaitRow("store 4002 4002 0 1 1 [0-9]+");
    ticks.release();
    running.get(2, TimeUnit.MINUTES);
  }

  @Test
  void a_try_that_breaks_is_taken_out_again() throws Exception {
    api.then(
        Reply.slow(MANY, HALF, new Semaphore(1)), // and then nothing more: a time-out
        Reply.json(array(one(1))));
    Map<String, String> settings =
        Map.of("API_RETRIES", "1", "API_RETRY_DELAY", "3s", "API_TIMEOUT", "3s");
    CompletableFuture<Pipeline.Result> running = start(settings, Days.of(DAY));
    awaitRow("store [24]000 [24]000 0 0 0 null");
    awaitRow("store 0 0 0 0 0 null");

    assertThat(running.get(2, TimeUnit.MINUTES).summary().receipt().received()).isEqualTo(1);
  }

  private CompletableFuture<Pipeline.Result> start(Map<String, String> settings, Days days) {
    return CompletableFuture.supplyAsync(() -> run(settings, days));
  }

  @BeforeEach
  void tellOfEveryChange() throws SQLException {
    execute(
        """
        create function tell() returns trigger language plpgsql as
        $$ begin notify progress; return null; end $$;
        create trigger tell after insert or update on load_run execute function tell();
        """);
  }

  private void awaitRow(String pattern) throws SQLException {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    try (Connection listener = database.getConnection()) {
      listener.createStatement().execute("listen progress");
      while (rows(ROW).stream().noneMatch(row -> row.matches(pattern))) {
        long left = (until - System.nanoTime()) / 1_000_000;
        assertThat(left).as("%s, waiting for %s", rows(ROW), pattern).isPositive();
        listener.unwrap(PGConnection.class).getNotifications((int) left);
      }
    }
  }

  private static Records one(int number) {
    return aTrialRun()
        .at("2023-05-31 %02d:%02d:%02d.5".formatted(number / 3600, number / 60 % 60, number % 60));
  }
}
