package lms.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lms.Lms;
import lms.ledger.DayCoverage;
import lms.ledger.Failure;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.support.AskedWindow;
import lms.support.GraderStandIn;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.window.DaySet;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A long load run, whose second window the API is slow with, and others who want days of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleasedDaysTest extends RouteTest {
  private static final Map<String, String> BY_DAY = Map.of("WINDOW_DAYS", "1");
  private static final Days THREE_DAYS = new Days(DAY.minusDays(2), DAY);

  private final CountDownLatch go = new CountDownLatch(1);
  private Lms first;
  private CompletableFuture<RunSummary> running;

  @BeforeEach
  void storeYesterdayOnly() throws Exception {
    api.answering(this::answer);
    first = asCommand(BY_DAY);
    running =
        CompletableFuture.supplyAsync(
            () -> first.run(new RunRequest(Trigger.BACKFILL, THREE_DAYS)).summary());
    api.awaitRequest();
    api.awaitRequest(); // for the day before: yesterday is stored
  }

  @AfterEach
  void stop() {
    go.countDown();
    first.close();
  }

  private Reply answer(GraderStandIn.Request request) {
    AskedWindow asked = AskedWindow.of(request);
    boolean slow = asked.contains("2023-05-30T00:00:00Z");
    return socket -> {
      if (slow) {
        go.await();
      }
      asked.every(1).answer(socket);
    };
  }

  @Test
  void a_day_that_is_stored_is_free_for_the_schedule_while_the_rest_goes_on() throws Exception {
    RunSummary schedule =
        run(BY_DAY, new RunRequest(Trigger.SCHEDULE, Days.of(DAY))).summary(); // of another process

    assertThat(schedule.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(schedule.receipt().unchanged()).isEqualTo(24);
    go.countDown();
    assertThat(running.get(1, TimeUnit.MINUTES).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(rows("select status, held from load_run order by id"))
        .containsExactly("SUCCEEDED {}", "SUCCEEDED {}");
    assertThat(value("select count(*) from attempts")).isEqualTo("72");
  }

  @Test
  void days_that_are_not_stored_are_refused_and_only_those_are_named() {
    Days wanted = new Days(DAY.minusDays(1), DAY);
    RunSummary refused = first.run(new RunRequest(Trigger.MANUAL, wanted)).summary();

    assertThat(refused.failure().orElseThrow().kind()).isEqualTo(Failure.Kind.CLAIMED);
    assertThat(refused.failure().orElseThrow().message())
        .contains("load run 1", "holds 2023-05-29 to 2023-05-30");
  }

  @Test
  void the_coverage_tells_which_days_are_done_and_which_are_held() {
    assertThat(coverage())
        .containsExactly(
            DayCoverage.State.RUNNING, DayCoverage.State.RUNNING, DayCoverage.State.COMPLETE);
  }

  @Test
  void after_an_interruption_the_missing_days_are_asked_for_and_no_other() throws Exception {
    first.close();
    assertThat(running.get(1, TimeUnit.MINUTES).failure().orElseThrow().kind())
        .isEqualTo(Failure.Kind.STOPPED);
    first = asCommand(BY_DAY);
    List<DayCoverage.State> states = coverage();
    assertThat(states)
        .containsExactly(
            DayCoverage.State.FAILED, DayCoverage.State.FAILED, DayCoverage.State.COMPLETE);

    go.countDown();
    List<LocalDate> missing =
        THREE_DAYS.list().stream()
            .filter(day -> !states.get(THREE_DAYS.list().indexOf(day)).isDone())
            .toList();
    RunRequest rest = new RunRequest(Trigger.BACKFILL, DaySet.of(missing));
    assertThat(first.run(rest).summary().status()).isEqualTo(Status.SUCCEEDED);

    assertThat(AskedWindow.of(api).stream().filter(w -> w.contains("2023-05-31T00:00:00Z")))
        .hasSize(1);
    assertThat(value("select count(*), count(distinct created_at) from attempts"))
        .isEqualTo("72 72");
  }

  private List<DayCoverage.State> coverage() {
    List<?> days = first.ask("coverage", THREE_DAYS, List.class);
    return days.stream().map(day -> ((DayCoverage) day).state()).toList();
  }
}
