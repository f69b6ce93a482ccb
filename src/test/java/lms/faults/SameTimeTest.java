package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.Failure;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.security.Secures;
import lms.support.AskedWindow;
import lms.support.MovableClock;
import lms.support.Reply;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many at once, clocks that jump, days that are odd: each day is loaded once and is that day. */
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SameTimeTest extends WatchedTest {
  private static final String REPLY = array(aTrialRun());

  @ParameterizedTest
  @ValueSource(ints = {2, 16})
  @Survives({"A5", "I19"})
  @Secures("S36")
  void of_many_who_ask_for_a_day_at_once_one_loads_it(int many) throws Exception {
    Semaphore ticks = new Semaphore(0);
    api.then(Reply.slow(REPLY, REPLY.length(), ticks));
    ExecutorService threads = Executors.newFixedThreadPool(many);
    CyclicBarrier together = new CyclicBarrier(many);
    CountDownLatch turnedAway = new CountDownLatch(many - 1);
    try (Lms one = asCommand(Map.of());
        Lms other = asCommand(Map.of())) {
      List<Future<RunSummary>> asked = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        Lms lms = i % 2 == 0 ? one : other;
        asked.add(threads.submit(() -> ask(lms, together, turnedAway)));
      }
      assertThat(turnedAway.await(60, TimeUnit.SECONDS)).isTrue();
      ticks.release(2);
      List<Status> ends = new ArrayList<>();
      for (Future<RunSummary> each : asked) {
        ends.add(each.get(60, TimeUnit.SECONDS).status());
      }
      assertThat(ends).containsOnlyOnce(Status.SUCCEEDED);
    } finally {
      threads.shutdownNow();
    }
    assertThat(api.requests()).hasSize(1);
    assertThat(rows("select status from load_run")).containsExactly("SUCCEEDED");
    Invariants.of(database).storedExactly(Oracle.after(DAY, REPLY)).ledgerAddsUp();
  }

  private static RunSummary ask(Lms lms, CyclicBarrier together, CountDownLatch turnedAway)
      throws Exception {
    together.await(60, TimeUnit.SECONDS);
    RunSummary summary = lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY))).summary();
    if (summary.failure().filter(f -> f.kind() == Failure.Kind.CLAIMED).isPresent()) {
      turnedAway.countDown();
    }
    return summary;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2020-02-29, 2020-02-29T00:00:00Z, 2020-03-01T00:00:00Z",
    "2020-12-31, 2020-12-31T00:00:00Z, 2021-01-01T00:00:00Z",
    "2022-12-31, 2022-12-31T00:00:00Z, 2023-01-01T00:00:00Z"
  })
  @Survives("A13")
  void a_day_at_an_odd_place_of_the_calendar_is_that_day(LocalDate day, String start, String end)
      throws Exception {
    String reply =
        array(aTrialRun().at(day + " 23:59:59.999999"), aTrialRun().at(day + " 00:00:00"));
    api.then(Reply.json(reply));

    assertThat(run(Map.of(), Days.of(day)).summary().status()).isEqualTo(Status.SUCCEEDED);

    assertThat(AskedWindow.of(api))
        .containsExactly(new AskedWindow(Instant.parse(start), Instant.parse(end)));
    Invariants.of(database).storedExactly(Oracle.after(day, reply));
  }

  @Test
  @Survives("A3")
  void a_schedule_that_fires_while_a_load_run_is_going_on_loads_nothing_twice() throws Exception {
    Semaphore ticks = new Semaphore(0);
    api.then(Reply.slow("[]", 1, ticks), Reply.json("[]"));
    Map<String, String> everySecond = Map.of("SCHEDULE", "* * * * * ?", "LOOKBACK_DAYS", "0");
    Clock now = Clock.systemUTC();
    try (Lms service =
        Lms.start(Pipeline.Mode.SERVICE, settings(everySecond), database, now, (n, bad) -> {})) {
      api.awaitRequest();
      new CountDownLatch(1).await(3, TimeUnit.SECONDS); // three more fires of the schedule
      assertThat(api.requests()).hasSize(1);
      ticks.release(2);
      awaitEnd();
    }
    assertThat(
            rows(
                """
                select a.id from load_run a join load_run b on a.id < b.id and b.started_at < a.finished_at
                """))
        .as("two at a time")
        .isEmpty();
  }

  private void awaitEnd() throws Exception {
    execute(
        """
        set statement_timeout = '60s';
        do $$ begin
          while not exists (select from load_run where status = 'SUCCEEDED') loop
            perform pg_sleep(0.05);
          end loop;
        end $$
        """);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  @Survives({"A8", "A9"})
  void a_clock_that_jumps_by_an_hour_begins_no_second_load_run(int hours) throws Exception {
    MovableClock clock = new MovableClock("2023-06-01T12:00:00Z");
    api.then(
        socket -> {
          clock.advance(Duration.ofHours(hours));
          Reply.json(REPLY).answer(socket);
        });
    try (Lms lms =
        Lms.start(Pipeline.Mode.COMMAND, settings(Map.of()), database, clock, (n, bad) -> {})) {
      RunSummary summary = lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY))).summary();

      assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
      assertThat(summary.duration()).isBetween(Duration.ofNanos(1), Duration.ofMinutes(1));
      assertThat(lms.ask("make-up", "", RunSummary.class)).isNull();
    }
    assertThat(api.requests()).hasSize(1);
    assertThat(rows("select seconds between 0 and 60 from load_window")).containsExactly("true");
    Invariants.of(database).storedExactly(Oracle.after(DAY, REPLY)).ledgerAddsUp();
  }
}
