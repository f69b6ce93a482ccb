package lms.routes;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import lms.ledger.Failure;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.support.AskedWindow;
import lms.support.Records;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An API that cannot answer long windows is asked for shorter ones. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HalvingTest extends RouteTest {
  private static final Days YEAR = new Days(LocalDate.parse("2022-06-01"), DAY);
  private static final int NOON = 12;
  private static final Reply TIME_OUT = Reply.status(504, Map.of(), "");

  @ParameterizedTest(name = "{0} at once")
  @ValueSource(ints = {1, 2})
  void a_year_with_two_time_outs_and_a_broken_reply_is_loaded_once(int atOnce) throws Exception {
    Queue<String> troubles = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < atOnce; i++) { // begun ahead, a window is asked for once more as it is
      troubles.addAll(Set.of("silence", "time-out", "broken"));
    }
    api.answering(
        request -> {
          AskedWindow asked = AskedWindow.of(request);
          boolean once = asked.hours() > 7 * 24;
          if (once && asked.contains("2022-09-10T00:00:00Z") && troubles.remove("silence")) {
            return Reply.silence();
          }
          if (once && asked.contains("2023-01-10T00:00:00Z") && troubles.remove("time-out")) {
            return TIME_OUT;
          }
          if (once && asked.contains("2023-03-20T00:00:00Z") && troubles.remove("broken")) {
            return socket -> Reply.json("[{\"lti_user_id\": \"cut").answer(socket);
          }
          return asked.every(24);
        });
    Map<String, String> settings =
        Map.of("FETCH_PARALLEL", String.valueOf(atOnce), "API_TIMEOUT", "6s");
    RunSummary summary = run(settings, new RunRequest(Trigger.BACKFILL, YEAR)).summary();

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(troubles).isEmpty();
    assertThat(summary.receipt().inserted()).isEqualTo(365);
    assertThat(value("select count(*), count(distinct created_at) from attempts"))
        .isEqualTo("365 365");
    assertThat(value("select count(*) from load_window where status = 'FAILED'")).isEqualTo("3");
    assertThat(value("select windows = windows_done, days, days_done from load_run"))
        .isEqualTo("true 365 365");
    if (atOnce == 1) { // ahead, windows are cut before it is known how the one before them goes
      assertThat(AskedWindow.of(api))
          .extracting(window -> window.hours() / 24)
          .containsExactly(
              31L, 31L, 31L, 16L, 15L, 16L, 15L, // broken
              31L, 16L, 15L, 16L, 15L, 31L, 31L, // time-out
              31L, 16L, 15L, 16L, 15L, 31L, 24L); // silence
      assertThat(AskedWindow.of(api).get(0).start()).isEqualTo("2023-05-01T00:00:00Z");
      assertThat(AskedWindow.of(api).get(1).end()).isEqualTo("2023-05-01T00:00:00Z");
    }
    assertThat(api.requests()).hasSizeBetween(21, 30);
  }

  @ParameterizedTest
  @EnumSource(value = Trigger.class, names = "REPLAY", mode = EnumSource.Mode.EXCLUDE)
  void a_day_that_times_out_comes_in_hours_only_in_a_backfill(Trigger trigger) {
    answerUpTo(NOON, 1);
    RunSummary summary = run(Map.of(), new RunRequest(trigger, Days.of(DAY))).summary();

    boolean backfill = trigger == Trigger.BACKFILL;
    assertThat(summary.status()).isEqualTo(backfill ? Status.SUCCEEDED : Status.FAILED);
    assertThat(api.requests()).hasSize(backfill ? 3 : 1);
  }

  @Test
  void one_day_is_tried_again_before_it_is_halved_several_are_not() {
    answerUpTo(NOON, 1);
    Map<String, String> settings = Map.of("API_RETRIES", "1");
    run(settings, new RunRequest(Trigger.BACKFILL, new Days(DAY.minusDays(1), DAY)));

    assertThat(AskedWindow.of(api))
        .extracting(AskedWindow::hours)
        .startsWith(48L, 24L, 24L, 12L, 12L);
  }

  @Test
  void an_api_that_answers_nothing_is_given_up_at_an_hour() throws Exception {
    answerUpTo(0, 1);
    RunSummary summary = run(Map.of(), new RunRequest(Trigger.BACKFILL, Days.of(DAY))).summary();

    assertThat(summary.status()).isEqualTo(Status.FAILED);
    assertThat(AskedWindow.of(api))
        .extracting(AskedWindow::hours)
        .containsExactly(24L, 12L, 6L, 3L, 2L, 1L);
    assertThat(rows("select status, windows_done from load_run")).containsExactly("FAILED 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 429, 403})
  void what_less_would_not_help_is_not_halved(int status) {
    api.then(Reply.status(status, Map.of(), ""));
    run(Map.of(), new RunRequest(Trigger.BACKFILL, new Days(DAY.minusDays(9), DAY)));

    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void a_connection_that_is_refused_is_not_halved() throws Exception {
    api.close();
    run(Map.of(), new RunRequest(Trigger.BACKFILL, new Days(DAY.minusDays(9), DAY)));

    assertThat(rows("select status from load_window")).containsExactly("FAILED");
  }

  /** An attempt has about 500 bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"API_MAX_BYTES=5k", "API_MAX_RECORDS=11"})
  void a_reply_that_has_too_much_is_asked_for_in_parts_at_once_whoever_asks(String limit)
      throws Exception {
    api.answering(request -> AskedWindow.of(request).every(1));
    RunSummary summary = run(limited(limit), Days.of(DAY)).summary();

    assertThat(summary.receipt().inserted()).isEqualTo(24);
    assertThat(AskedWindow.of(api))
        .extracting(AskedWindow::hours)
        .containsExactly(24L, 12L, 6L, 6L, 6L, 6L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"API_MAX_BYTES=1k", "API_MAX_RECORDS=3"})
  void a_reply_that_has_too_much_for_an_hour_ends_the_load_run(String limit) throws Exception {
    api.then(Reply.json(Records.array(aTrialRun(), aTrialRun(), aTrialRun(), aTrialRun())));
    RunSummary summary = run(limited(limit), Days.of(DAY)).summary();

    assertThat(summary.failure().orElseThrow().kind()).isEqualTo(Failure.Kind.API);
    assertThat(summary.failure().orElseThrow().message()).contains(limit + " allows");
    assertThat(value("select count(*) from attempts")).isEqualTo("0");
    assertThat(AskedWindow.of(api))
        .extracting(AskedWindow::hours)
        .isEqualTo(List.of(24L, 12L, 6L, 3L, 2L, 1L));
  }

  private static Map<String, String> limited(String limit) {
    String[] setting = limit.split("=");
    return Map.of(setting[0], setting[1], "API_RETRIES", "3");
  }

  /** Longer windows time out. */
  private void answerUpTo(int hours, int attemptEvery) {
    api.answering(
        request -> {
          AskedWindow asked = AskedWindow.of(request);
          return asked.hours() > hours ? TIME_OUT : asked.every(attemptEvery);
        });
  }
}
