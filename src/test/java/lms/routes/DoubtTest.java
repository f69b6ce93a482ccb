package lms.routes;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.support.MailFiles;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.support.TestDatabase;
import lms.window.DaySet;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Days that are hard to believe, among days that were loaded before them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoubtTest extends RouteTest {
  private static final LocalDate WEEK_BEFORE = DAY.minusDays(7);

  private Map<String, String> zone = Map.of();
  private Pipeline pipeline;

  @AfterEach
  void stop() {
    pipeline.close();
  }

  @Test
  void a_day_without_attempts_after_a_week_of_full_ones_needs_a_look() throws Exception {
    aFullWeek();
    RunSummary summary = runDay();

    assertThat(summary.status()).isEqualTo(Status.WARNING);
    assertThat(summary.warnings())
        .singleElement()
        .asString()
        .startsWith("31 May 2023: no attempts, where Wednesdays have about 60 (median of 1)")
        .endsWith("./lms run --day 2023-05-31");
    assertThat(value("select status from load_run order by id desc limit 1")).isEqualTo("WARNING");
    assertThat(mail(summary).subject())
        .startsWith(
            "[LMS] WARNING 2023-05-31: 0 attempts, 0 users; 31 May 2023: no attempts, where ");
    assertThat(mail(summary).text()).contains("Needs a look", summary.warnings().get(0));
  }

  @Test
  void a_usual_day_raises_no_doubt() {
    aFullWeek();

    assertThat(runDay(attempts(DAY, 60)).status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void six_other_days_are_too_few_to_judge_by() {
    full(WEEK_BEFORE, WEEK_BEFORE);
    full(WEEK_BEFORE.plusDays(2), DAY.minusDays(1));
    assertThat(runDay().warnings()).isEmpty();

    full(WEEK_BEFORE.plusDays(1), WEEK_BEFORE.plusDays(1));
    assertThat(runDay().warnings()).hasSize(1);
  }

  @Test
  void a_day_that_ends_in_the_afternoon_is_doubted_in_the_zone_of_its_days() {
    zone = Map.of("TIME_ZONE", "Europe/Moscow");
    aFullWeek();
    RunSummary summary = runDay(attempts(DAY, 60, 12 * 60));

    assertThat(summary.warnings())
        .singleElement()
        .asString()
        .contains("60 attempts, the last one 9 h 1 min before the day's end")
        .contains("where Wednesdays have it 1 min before");
  }

  @Test
  void days_loaded_before_their_end_or_in_another_zone_tell_nothing() throws SQLException {
    aFullWeek();
    execute("update load_day set over = false where day = '2023-05-24'");
    assertThat(runDay().warnings()).isEmpty();

    execute("update load_day set over = true, time_zone = 'Asia/Tokyo' where day = '2023-05-24'");
    assertThat(runDay().warnings()).isEmpty();

    execute("update load_day set time_zone = 'UTC' where day = '2023-05-24'");
    assertThat(runDay().warnings()).hasSize(1);
  }

  @Test
  void a_weekday_more_than_eight_weeks_ago_tells_nothing() {
    full(DAY.minusDays(63), DAY.minusDays(57));
    assertThat(runDay().warnings()).isEmpty();

    full(DAY.minusDays(56), DAY.minusDays(56));
    assertThat(runDay().warnings()).hasSize(1);
  }

  @Test
  void of_the_lookback_only_a_day_that_changed_is_judged() {
    LocalDate poor = DAY.minusDays(2);
    run(Days.of(poor), attempts(poor, 10)); // too early to be judged
    full(DAY.minusDays(9), DAY.minusDays(3));
    full(DAY.minusDays(1), DAY.minusDays(1));
    Object[] reply =
        Stream.of(attempts(DAY.minusDays(1), 200), attempts(DAY, 60)).flatMap(Stream::of).toArray();

    RunSummary summary =
        run(
            new RunRequest(
                Trigger.SCHEDULE,
                DaySet.of(Days.of(DAY)),
                Set.of(poor, DAY.minusDays(1)),
                Optional.empty(),
                List.of(),
                Optional.empty()),
            Reply.json(array(reply)));

    assertThat(summary.warnings())
        .singleElement()
        .asString()
        .startsWith("30 May 2023: 200 attempts, where Tuesdays have about 60");
  }

  @Test
  void of_history_the_first_doubts_are_told_and_how_many_days_more_there_are() throws Exception {
    full(DAY.minusDays(41), DAY.minusDays(14));
    Days empty = new Days(DAY.minusDays(13), DAY.minusDays(1));

    RunSummary summary = run(new RunRequest(Trigger.BACKFILL, empty), Reply.json("[]"));

    assertThat(summary.warnings())
        .hasSize(11)
        .startsWith(
            "18 May 2023: no attempts, where Thursdays have about 60 (median of 4); the day may be"
                + " incomplete at the API: ask those who run the grader, then"
                + " ./lms run --day 2023-05-18")
        .endsWith("3 more days look unusual");
    assertThat(run(new RunRequest(Trigger.MANUAL, empty), Reply.json("[]")).warnings())
        .as("what a person has asked for by name is told whole")
        .hasSize(13);
  }

  @Test
  void a_day_that_is_not_over_is_not_judged() {
    aFullWeek();

    assertThat(run(Days.of(DAY.plusDays(1))).warnings()).isEmpty();
  }

  @Test
  void a_replay_judges_no_days() {
    aFullWeek();

    RunRequest replay = new RunRequest(Trigger.REPLAY, Days.of(DAY));
    assertThat(run(replay, Reply.json("[]")).warnings()).isEmpty();
    assertThat(runDay().warnings()).hasSize(1);
  }

  @Test
  void a_load_run_that_stored_nothing_raises_no_doubt() {
    aFullWeek();
    runDay();
    RunSummary failed =
        run(new RunRequest(Trigger.MANUAL, Days.of(DAY)), Reply.status(403, Map.of(), ""));

    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.warnings()).isEmpty();
  }

  @Test
  void days_that_cannot_be_compared_are_stored_reported_and_mailed_all_the_same() throws Exception {
    aFullWeek();
    execute(
        """
        create function generate_series(integer, integer, integer) returns setof integer
        language plpgsql as $$ begin raise 'out of order'; end $$;
        do $$ begin
          execute format('alter database %I set search_path = public, pg_catalog', current_database());
        end $$
        """);
    TestDatabase.newSessions(database);
    RunSummary summary = runDay();

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(value("select status from load_run order by id desc limit 1"))
        .isEqualTo("SUCCEEDED");
    assertThat(folder.resolve("data/reports/daily_stats.csv")).content().contains("2023-05-31,0,");
    assertThat(mail(summary).subject()).isEqualTo("[LMS] 2023-05-31: 0 attempts, 0 users");
  }

  private void aFullWeek() {
    full(WEEK_BEFORE, DAY.minusDays(1));
  }

  /** Days of 60 attempts each. */
  private void full(LocalDate from, LocalDate to) {
    Object[] attempts =
        new Days(from, to).list().stream().flatMap(day -> Stream.of(attempts(day, 60))).toArray();

    assertThat(run(new Days(from, to), attempts).warnings()).isEmpty();
  }

  /** One a minute up to 20:59 UTC, which is the last minute of the day in Moscow. */
  private static Object[] attempts(LocalDate day, int count) {
    return attempts(day, count, 21 * 60);
  }

  private static Object[] attempts(LocalDate day, int count, int endMinute) {
    return IntStream.rangeClosed(1, count)
        .map(i -> endMinute - i)
        .mapToObj(i -> aTrialRun().at("%s %02d:%02d:00".formatted(day, i / 60, i % 60)))
        .toArray();
  }

  private RunSummary runDay(Object... attempts) {
    return run(Days.of(DAY), attempts);
  }

  private RunSummary run(Days days, Object... attempts) {
    return run(new RunRequest(Trigger.MANUAL, days), Reply.json(array(attempts)));
  }

  private RunSummary run(RunRequest request, Reply reply) {
    if (pipeline == null) {
      pipeline = Lms.start(Pipeline.Mode.COMMAND, settings(zone), database, CLOCK, (n, bad) -> {});
    }
    api.then(reply);
    return pipeline.run(request).summary();
  }

  private MailFiles.Mail mail(RunSummary summary) throws Exception {
    return MailFiles.of(folder.resolve("data/outbox"), summary.loadRunId());
  }
}
