package lms.routes;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lms.Lms;
import lms.ledger.DayChange;
import lms.ledger.DayCoverage;
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

/** A day whose windows are shorter than a day is one day all the same. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DayInPartsTest extends RouteTest {
  private static final RunRequest BACKFILL = new RunRequest(Trigger.BACKFILL, Days.of(DAY));
  private static final Instant DAY_START = Instant.parse("2023-05-31T00:00:00Z");
  private static final Instant NOON = Instant.parse("2023-05-31T12:00:00Z");
  private static final Instant DAY_END = Instant.parse("2023-06-01T00:00:00Z");
  private static final Reply TIME_OUT = Reply.status(504, Map.of(), "");
  private static final Reply REFUSED = Reply.status(403, Map.of(), "");
  private static final String CSV = "data/reports/daily_stats.csv";
  private static final Map<String, String> STRICT =
      Map.of("ERROR_BUDGET", "10%", "ERROR_BUDGET_MIN", "1");

  @Test
  void a_day_that_comes_hour_by_hour_is_written_down_judged_and_counted_once() throws Exception {
    answerUpTo(1, bad(3), bad(11), bad(22));
    RunSummary summary = run(STRICT, BACKFILL).summary();

    assertThat(summary.receipt().inserted()).isEqualTo(24);
    assertThat(value("select attempts, unique_users, trial_runs from daily_stats"))
        .isEqualTo("24 1 24");
    assertThat(rows("select received, quarantined, whole, over, degraded from load_day"))
        .hasSize(24)
        .contains("5 1 false false false", "14 2 false false false") // up to 4 and to 12 o'clock
        .endsWith("27 3 true true true");
    assertThat(value("select count(*) from load_day where whole or over or degraded"))
        .isEqualTo("1");
    assertThat(summary.warnings()).singleElement().asString().contains("2023-05-31: 3 of 27");
    assertThat(value("select windows, windows_done, days, days_done, status from load_run"))
        .isEqualTo("24 24 1 1 WARNING");
    assertThat(folder.resolve(CSV)).content().contains("2023-05-31,24,");
    assertThat(coverage()).isEqualTo(DayCoverage.State.DEGRADED);
  }

  @Test
  void what_changed_on_the_day_is_told_as_one_change() {
    api.then(new AskedWindow(DAY_START, DAY_END).every(2));
    run(Map.of(), Days.of(DAY));
    answerUpTo(6);
    RunSummary again = run(Map.of(), BACKFILL).summary();

    assertThat(api.requests()).hasSize(1 + 2 + 4);
    assertThat(again.changes()).containsExactly(new DayChange(DAY, 12, 24, 12, 0));
  }

  @Test
  void a_day_of_which_only_a_part_is_stored_is_neither_shown_nor_done() throws Exception {
    answerUpTo(12);
    api.then(TIME_OUT, new AskedWindow(DAY_START, NOON).every(1), REFUSED);
    RunSummary summary = run(Map.of(), BACKFILL).summary();

    assertThat(summary.status()).isEqualTo(Status.FAILED);
    assertThat(value("select count(*) from attempts")).isEqualTo("12");
    assertThat(rows("select received, whole, over from load_day"))
        .containsExactly("12 false false");
    assertThat(value("select attempts from daily_stats")).isEqualTo("12");
    assertThat(value("select windows_done, days_done from load_run")).isEqualTo("1 0");
    assertThat(folder.resolve(CSV)).content().doesNotContain("2023-05-31");
    assertThat(coverage()).isEqualTo(DayCoverage.State.FAILED);
    assertThat(value("select held from load_run")).isEqualTo("{[2023-05-31,2023-06-01)}");
  }

  @Test
  void a_load_run_that_stopped_within_a_day_reads_that_day_again_as_a_whole() throws Exception {
    api.then(TIME_OUT, new AskedWindow(DAY_START, NOON).every(1), REFUSED);
    run(Map.of(), BACKFILL);
    answerUpTo(24);
    RunSummary again = run(Map.of(), BACKFILL).summary();

    assertThat(AskedWindow.of(api).get(3)).isEqualTo(new AskedWindow(DAY_START, DAY_END));
    assertThat(again.receipt().inserted()).isEqualTo(12);
    assertThat(rows("select received, inserted, whole, over from load_day"))
        .containsExactly("12 12 false false", "24 12 true true");
    assertThat(folder.resolve(CSV)).content().contains("2023-05-31,24,");
  }

  @Test
  void a_part_that_is_rolled_back_leaves_no_trace_in_the_sums() throws SQLException {
    execute(
        """
        create sequence tries;
        create function break_second() returns trigger language plpgsql as $$
        begin
          if nextval('tries') = 2 then raise 'no' using errcode = '40001'; end if;
          return new;
        end $$;
        create trigger break_second before insert on load_day
        for each row execute function break_second()
        """);
    answerUpTo(12);
    run(Map.of("API_RETRIES", "1"), BACKFILL);

    assertThat(rows("select received, inserted, whole from load_day"))
        .containsExactly("12 12 false", "24 24 true");
  }

  @Test
  void a_day_that_is_not_over_is_not_so_for_having_come_in_parts() throws SQLException {
    answerUpTo(12);
    run(Map.of(), new RunRequest(Trigger.BACKFILL, Days.of(DAY.plusDays(1))));

    assertThat(rows("select whole, over from load_day"))
        .containsExactly("false false", "true false");
  }

  @Test
  void a_day_that_is_known_whole_stays_published_while_it_is_read_again() throws Exception {
    answerUpTo(24);
    run(Map.of(), Days.of(DAY));
    api.then(TIME_OUT, new AskedWindow(DAY_START, NOON).every(1), REFUSED);
    run(Map.of(), BACKFILL);

    assertThat(folder.resolve(CSV)).content().contains("2023-05-31,24,");
    assertThat(coverage()).isEqualTo(DayCoverage.State.COMPLETE);
  }

  /** An attempt every hour, and these records; longer windows time out. */
  private void answerUpTo(int hours, Records... others) {
    api.answering(
        request -> {
          AskedWindow asked = AskedWindow.of(request);
          Stream<Records> attempts = asked.times(1).map(aTrialRun()::at);
          Object[] all =
              Stream.concat(attempts, Stream.of(others).filter(r -> isIn(asked, r))).toArray();
          return asked.hours() > hours ? TIME_OUT : Reply.json(array(all));
        });
  }

  private static boolean isIn(AskedWindow asked, Records record) {
    return IntStream.range(0, 24)
        .filter(hour -> record.json().contains("2023-05-31 %02d:30:00".formatted(hour)))
        .anyMatch(hour -> asked.contains("2023-05-31T%02d:30:00Z".formatted(hour)));
  }

  private static Records bad(int hour) {
    return aTrialRun()
        .at("2023-05-31 %02d:30:00".formatted(hour))
        .with("lti_user_id", "\"%d\\u0000\"".formatted(hour));
  }

  private DayCoverage.State coverage() {
    try (Lms lms = asCommand(Map.of())) {
      List<?> days = lms.ask("coverage", Days.of(DAY), List.class);
      return ((DayCoverage) days.get(0)).state();
    }
  }
}
