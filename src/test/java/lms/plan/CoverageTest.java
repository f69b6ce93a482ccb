package lms.plan;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.DayCoverage;
import lms.ledger.DayCoverage.State;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.support.SheetsStandIn;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Which days are complete, at 2023-06-01T07:00Z with the daily schedule of that hour. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CoverageTest extends RouteTest {
  private final Map<String, Pipeline> started = new HashMap<>();
  private LedgerRows ledger;
  private Map<String, String> sheet;

  @BeforeEach
  void openLedger() throws IOException {
    ledger = new LedgerRows(database);
    try (SheetsStandIn google = new SheetsStandIn()) { // nobody asks it
      sheet = google.settings();
    }
  }

  @AfterEach
  void stop() {
    started.values().forEach(Pipeline::close);
  }

  @Test
  void a_day_nobody_has_loaded_is_missing_once_the_schedule_has_fired_after_it() {
    assertThat(states("UTC", "2023-05-30", "2023-06-02"))
        .containsExactly(State.MISSING, State.MISSING, State.NOT_DUE, State.NOT_DUE);
    assertThat(coverage("UTC", "2023-05-31", "2023-05-31"))
        .containsExactly(new DayCoverage(DAY, State.MISSING, null, 0, 0, false));
  }

  @Test
  void a_day_loaded_with_attempts_is_complete_and_one_without_is_verified_empty()
      throws SQLException {
    api.then(Reply.json("[" + aTrialRun() + "]"));
    run(Map.of(), new Days(DAY.minusDays(1), DAY));

    assertThat(coverage("UTC", "2023-05-30", "2023-05-31"))
        .containsExactly(
            new DayCoverage(DAY.minusDays(1), State.VERIFIED_EMPTY, 1L, 0, 0, false),
            new DayCoverage(DAY, State.COMPLETE, 1L, 1, 0, false));
    execute(
        "update daily_stats set published_at = updated_at, published_to = '%s#gid=7' where attempts > 0"
            .formatted(SheetsStandIn.SPREADSHEET));
    assertThat(coverage("UTC", "2023-05-30", "2023-05-31"))
        .extracting(DayCoverage::published)
        .containsExactly(false, true);
    execute("update daily_stats set updated_at = clock_timestamp()");
    assertThat(coverage("UTC", "2023-05-31", "2023-05-31").get(0).published()).isFalse();
  }

  @Test
  void what_is_published_in_another_spreadsheet_is_not_published() throws SQLException {
    loadRecords(aTrialRun());
    execute("update daily_stats set published_at = updated_at, published_to = 'another#gid=7'");

    assertThat(coverage("UTC", "2023-05-31", "2023-05-31").get(0).published()).isFalse();
  }

  @Test
  void a_day_over_its_error_budget_is_degraded_until_it_comes_better() {
    load(Map.of("ERROR_BUDGET_MIN", "1"), Reply.json("[1, 2, " + aTrialRun() + "]"));
    assertThat(coverage("UTC", "2023-05-31", "2023-05-31"))
        .containsExactly(new DayCoverage(DAY, State.DEGRADED, 1L, 1, 2, false));

    loadRecords(aTrialRun());
    assertThat(states("UTC", "2023-05-31", "2023-05-31")).containsExactly(State.COMPLETE);
  }

  @Test
  void windows_of_any_size_cover_what_they_cover_together() throws SQLException {
    long run = ledger.run("BACKFILL", "SUCCEEDED", "2023-05-29", "2023-05-31");
    ledger.window(run, "2023-05-29T00:00Z", "2023-05-29T12:00Z", "2023-05-31T08:00Z");
    ledger.window(run, "2023-05-29T12:00Z", "2023-05-30T11:00Z", "2023-05-31T08:00Z");
    ledger.window(run, "2023-05-30T12:00Z", "2023-05-31T00:00Z", "2023-05-31T08:00Z");

    assertThat(states("UTC", "2023-05-28", "2023-05-31"))
        .containsExactly(State.MISSING, State.VERIFIED_EMPTY, State.MISSING, State.MISSING);
    ledger.window(run, "2023-05-30T10:00Z", "2023-05-30T12:00Z", "2023-05-31T08:00Z");
    assertThat(states("UTC", "2023-05-30", "2023-05-30")).containsExactly(State.VERIFIED_EMPTY);
  }

  @Test
  void of_a_window_only_what_was_past_when_it_was_asked_for_counts() throws SQLException {
    long run = ledger.run("MANUAL", "SUCCEEDED", "2023-05-30", "2023-05-31");
    ledger.window(run, "2023-05-30T00:00Z", "2023-06-01T00:00Z", "2023-05-31T23:59:59.999Z");
    ledger.window(run, "2023-06-02T00:00Z", "2023-06-03T00:00Z", "2023-06-01T00:00Z");

    assertThat(states("UTC", "2023-05-30", "2023-06-02"))
        .containsExactly(State.VERIFIED_EMPTY, State.MISSING, State.NOT_DUE, State.NOT_DUE);
    assertThat(coverage("UTC", "2023-05-31", "2023-05-31").get(0).loadRunId()).isEqualTo(run);
  }

  @Test
  void what_is_covered_is_asked_of_the_hours_whatever_the_zone() throws SQLException {
    ledger.loaded("2023-05-28", "2023-05-30");

    assertThat(states("Asia/Tokyo", "2023-05-27", "2023-05-31"))
        .containsExactly(
            State.MISSING,
            State.MISSING,
            State.VERIFIED_EMPTY,
            State.VERIFIED_EMPTY,
            State.MISSING);
  }

  @Test
  void windows_that_failed_or_replayed_cover_nothing() throws SQLException {
    long run = ledger.run("REPLAY", "SUCCEEDED", "2023-05-30", "2023-05-31");
    ledger.window(run, "2023-05-30T00:00Z", "2023-06-01T00:00Z", "2023-06-01T00:00Z");
    ledger.loaded("2023-05-30", "2023-05-30");
    execute("update load_window set status = 'FAILED' where load_run_id <> " + run);

    assertThat(states("UTC", "2023-05-30", "2023-05-31"))
        .containsExactly(State.MISSING, State.MISSING);
  }

  @Test
  void a_day_is_failed_until_somebody_has_loaded_it() throws SQLException {
    long failed = ledger.run("SCHEDULE", "FAILED", "2023-05-30", "2023-05-31");
    ledger.run("MANUAL", "CANCELLED", "2023-05-31", "2023-05-31");
    assertThat(coverage("UTC", "2023-05-29", "2023-05-31"))
        .containsExactly(
            new DayCoverage(DAY.minusDays(2), State.MISSING, null, 0, 0, false),
            new DayCoverage(DAY.minusDays(1), State.FAILED, failed, 0, 0, false),
            new DayCoverage(DAY, State.FAILED, failed, 0, 0, false));

    long loaded = ledger.loaded("2023-05-31", "2023-05-31");
    ledger.run("SCHEDULE", "FAILED", "2023-05-31", "2023-05-31");
    assertThat(coverage("UTC", "2023-05-31", "2023-05-31"))
        .containsExactly(new DayCoverage(DAY, State.VERIFIED_EMPTY, loaded, 0, 0, false));
  }

  @Test
  void a_day_that_a_load_run_holds_is_running_whatever_it_was_before() throws SQLException {
    ledger.loaded("2023-05-31", "2023-05-31");
    long running = ledger.run("MANUAL", "RUNNING", "2023-05-30", "2023-05-31");
    ledger.run("MANUAL", "QUEUED", "2023-06-01", "2023-06-01");

    assertThat(coverage("UTC", "2023-05-30", "2023-06-01"))
        .extracting(DayCoverage::state)
        .containsOnly(State.RUNNING);
    assertThat(coverage("UTC", "2023-05-31", "2023-05-31").get(0).loadRunId()).isEqualTo(running);
    execute("update load_run set lease_until = now()");
    assertThat(states("UTC", "2023-05-30", "2023-06-01"))
        .containsExactly(State.MISSING, State.VERIFIED_EMPTY, State.NOT_DUE);
  }

  @Test
  void another_client_s_load_runs_count_for_nothing() throws SQLException {
    ledger.loaded("2023-05-30", "2023-05-31");
    ledger.run("MANUAL", "FAILED", "2023-05-30", "2023-05-31");
    ledger.run("MANUAL", "RUNNING", "2023-05-30", "2023-05-31");
    execute("update load_run set client = 'Other'; update load_window set client = 'Other'");

    assertThat(states("UTC", "2023-05-30", "2023-05-31"))
        .containsExactly(State.MISSING, State.MISSING);
  }

  @Test
  void a_day_that_a_zone_left_out_needs_no_loading() {
    assertThat(states("Pacific/Apia", "2011-12-29", "2011-12-31"))
        .containsExactly(State.MISSING, State.VERIFIED_EMPTY, State.MISSING);
  }

  @Test
  void ten_years_and_thousands_of_windows_take_a_moment() throws SQLException {
    execute(
        """
        insert into load_run (client, trigger, "from", "to", asked, time_zone, status, finished_at)
        select 'Uni', 'SCHEDULE', day - 3, day, format('{[%s,%s]}', day - 3, day)::datemultirange, 'UTC',
          case when n % 20 = 0 then 'FAILED' else 'SUCCEEDED' end, now()
        from (select date '2013-05-24' + n as day, n from generate_series(1, 3660) as n) days;
        insert into load_window (load_run_id, client, start, "end", status, tries, requested_at)
        select id, client, "from" at time zone 'UTC', ("to" + 1) at time zone 'UTC', 'SUCCEEDED', 1,
          ("to" + 1) at time zone 'UTC'
        from load_run where status = 'SUCCEEDED';
        insert into load_day
        select w.id, w.client, r."from" + n, 'UTC', 9, 9, 0, 0, 0, true, false
        from load_window w join load_run r on r.id = w.load_run_id, generate_series(0, 3) as n
        """);
    Days days = new Days(LocalDate.parse("2013-05-25"), DAY);
    pipeline("UTC").ask("coverage", days, List.class);
    long begun = System.nanoTime();
    List<?> found = pipeline("UTC").ask("coverage", days, List.class);
    double seconds = (System.nanoTime() - begun) / 1e9;

    assertThat(found).hasSize(3_659);
    assertThat(seconds).isLessThan(3);
  }

  private List<State> states(String zone, String from, String to) {
    return coverage(zone, from, to).stream().map(DayCoverage::state).toList();
  }

  private List<DayCoverage> coverage(String zone, String from, String to) {
    Days days = new Days(LocalDate.parse(from), LocalDate.parse(to));
    return Arrays.asList(pipeline(zone).ask("coverage", days, DayCoverage[].class));
  }

  private Pipeline pipeline(String zone) {
    return started.computeIfAbsent(zone, this::start);
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> more = new HashMap<>(sheet);
    more.put(name, value);
    return more;
  }

  private Pipeline start(String zone) {
    return Lms.start(
        Pipeline.Mode.COMMAND, settings(with("TIME_ZONE", zone)), database, CLOCK, (n, bad) -> {});
  }
}
