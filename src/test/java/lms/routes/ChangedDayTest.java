package lms.routes;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.DayChange;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Trigger;
import lms.support.MailFiles;
import lms.support.Records;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.window.DaySet;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A day that was known whole, and has other numbers when it is read again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangedDayTest extends RouteTest {
  private static final LocalDate DAY_BEFORE = DAY.minusDays(1);
  private static final Records WRONG = aSubmission().with("is_correct", "0");
  private static final Records RIGHT = aSubmission();
  private static final Records[] LATE = {
    aTrialRun().at("2023-05-31 20:00:00"),
    aTrialRun().at("2023-05-31 21:00:00"),
    aTrialRun().at("2023-05-31 22:00:00")
  };

  @Test
  void late_and_regraded_attempts_of_a_whole_day_are_counted_and_named() throws Exception {
    RunSummary first = loadRecords(aTrialRun(), WRONG);
    RunSummary again = loadRecords(aTrialRun(), RIGHT, LATE[0], LATE[1], LATE[2]);

    assertThat(first.changes()).isEmpty();
    assertThat(again.changes()).containsExactly(new DayChange(DAY, 2, 5, 3, 1));
    assertThat(rows("select attempts, correct_submissions, trial_runs from daily_stats"))
        .containsExactly("5 1 4");
    assertThat(folder.resolve("data/reports/daily_stats.csv"))
        .content()
        .contains("2023-05-31,5,1,1,100.00,4,1");
    assertThat(mail(first).text()).doesNotContain("Earlier days");
    assertThat(mail(again).text())
        .contains("Earlier days that changed\n  31 May: 2 → 5 attempts, 3 late, 1 regraded\n");
  }

  @Test
  void a_day_that_came_back_as_it_was_is_not_named() throws Exception {
    loadRecords(aTrialRun(), WRONG);
    RunSummary again = loadRecords(aTrialRun(), WRONG);

    assertThat(again.changes()).isEmpty();
    assertThat(mail(again).text()).doesNotContain("Earlier days");
  }

  @Test
  void numbers_that_only_lacked_the_last_attempt_s_time_have_not_changed() throws SQLException {
    loadRecords(aTrialRun());
    execute("update daily_stats set last_attempt_at = null"); // as an earlier version left it

    assertThat(loadRecords(aTrialRun()).changes()).isEmpty();
    assertThat(value("select last_attempt_at is not null from daily_stats")).isEqualTo("true");
  }

  @Test
  void a_day_loaded_while_it_ran_is_named_only_once_it_was_known_whole() {
    Clock evening = Clock.offset(CLOCK, Duration.ofHours(-10));
    RunRequest day = new RunRequest(Trigger.MANUAL, Days.of(DAY));

    RunSummary running = run(evening, day, aTrialRun());
    RunSummary whole = run(CLOCK, day, aTrialRun(), LATE[0]);
    RunSummary late = run(CLOCK, day, aTrialRun(), LATE[0], LATE[1]);

    assertThat(running.changes()).isEmpty();
    assertThat(whole.changes()).isEmpty();
    assertThat(late.changes()).containsExactly(new DayChange(DAY, 2, 3, 1, 0));
  }

  @Test
  void the_lookback_stands_in_the_mail_only_as_what_changed() throws Exception {
    run(CLOCK, lookback(DAY_BEFORE, Set.of()), attemptAt("12:00"));
    RunSummary summary =
        run(
            CLOCK,
            lookback(DAY, Set.of(DAY_BEFORE)),
            attemptAt("12:00"),
            attemptAt("13:00"),
            RIGHT);

    assertThat(summary.receipt().received()).isEqualTo(3);
    assertThat(mail(summary).subject()).isEqualTo("[LMS] 2023-05-31: 1 attempt, 1 user");
    assertThat(mail(summary).text())
        .contains("Date: 31 May 2023", "  30 May: 1 → 2 attempts, 1 late\n")
        .doesNotContain("30 May 2023");
  }

  @Test
  void what_changed_is_told_although_a_later_window_failed() throws Exception {
    loadRecords(aTrialRun());
    api.then(Reply.json(array(aTrialRun(), LATE[0])), Reply.status(403, Map.of(), ""));
    RunSummary failed = run(Map.of("WINDOW_DAYS", "1"), new Days(DAY.minusDays(1), DAY)).summary();

    assertThat(failed.failure()).isPresent();
    assertThat(mail(failed).text()).contains("  31 May: 1 → 2 attempts, 1 late\n");
  }

  private static Records attemptAt(String time) {
    return aTrialRun().at("2023-05-30 %s:00".formatted(time));
  }

  private static RunRequest lookback(LocalDate day, Set<LocalDate> lookback) {
    return new RunRequest(
        Trigger.SCHEDULE,
        DaySet.of(Days.of(day)),
        lookback,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private RunSummary run(Clock clock, RunRequest request, Object... records) {
    api.then(Reply.json(array(records)));
    try (Pipeline pipeline =
        Lms.start(Pipeline.Mode.COMMAND, settings(Map.of()), database, clock, (n, bad) -> {})) {
      return pipeline.run(request).summary();
    }
  }

  private MailFiles.Mail mail(RunSummary summary) throws Exception {
    return MailFiles.of(folder.resolve("data/outbox"), summary.loadRunId());
  }
}
