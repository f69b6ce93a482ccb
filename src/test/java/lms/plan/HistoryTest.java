package lms.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.Trigger;
import lms.support.RouteTest;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a backfill of the year 2022 has to do, by what the ledger knows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HistoryTest extends RouteTest {
  private static final Days YEAR =
      new Days(LocalDate.parse("2022-01-01"), LocalDate.parse("2022-12-31"));

  private LedgerRows ledger;
  private Pipeline pipeline;

  @BeforeEach
  void openLedger() {
    ledger = new LedgerRows(database);
  }

  @AfterEach
  void stop() {
    pipeline.close();
  }

  @Test
  void an_empty_ledger_knows_neither_records_nor_time() {
    BackfillPlan plan = plan(Backfill.Only.MISSING);

    assertThat(plan.complete()).isZero();
    assertThat(plan.days().orElseThrow()).hasToString("2022-01-01 to 2022-12-31");
    assertThat(plan.requests()).isEqualTo(12);
    assertThat(plan.records()).isEmpty();
    assertThat(plan.pace()).isEmpty();
    assertThat(plan.seconds()).isEmpty();
    assertThat(plan.holders()).isEmpty();
  }

  @Test
  void days_and_requests_of_the_past_tell_what_to_expect() throws SQLException {
    days(60, 500, 24); // the last 56 of them count
    days("2022-12-30", 2, 700, 24);

    BackfillPlan plan = plan(Backfill.Only.MISSING);

    assertThat(plan.complete()).isEqualTo(2);
    assertThat(plan.days().orElseThrow()).hasToString("2022-01-01 to 2022-12-29");
    assertThat(plan.records()).hasValue(363 * 500);
    assertThat(plan.pace()).contains(new Pace(50, 24, 0));
    assertThat(plan.seconds()).as("12 requests, two at a time").hasValue(6 * 24);
  }

  @Test
  void complete_days_bring_again_what_they_brought() throws SQLException {
    days("2022-12-30", 2, 700, 24);
    days("2023-05-30", 1, 100, 24);

    assertThat(plan(Backfill.Only.ALL).records())
        .as("mean of three days")
        .hasValue(363 * 500 + 1400);
    assertThat(plan(Backfill.Only.ALL, "2022-12-30", "2022-12-31").records()).hasValue(1400);
    assertThat(plan(Backfill.Only.MISSING, "2022-12-30", "2022-12-31"))
        .returns(OptionalLong.of(0), BackfillPlan::records)
        .returns(0, BackfillPlan::requests);
  }

  @Test
  void requests_go_as_many_at_a_time_as_the_setting_says() throws SQLException {
    days(3, 500, 24);

    assertThat(plan(Map.of("FETCH_PARALLEL", "1"), YEAR, Backfill.Only.MISSING).seconds())
        .hasValue(12 * 24);
    stop();
    assertThat(plan(Map.of("FETCH_PARALLEL", "8"), YEAR, Backfill.Only.MISSING).seconds())
        .hasValue(2 * 24);
  }

  @Test
  void where_sizes_explain_times_a_record_has_a_price_of_its_own() throws SQLException {
    for (int i = 1; i <= 12; i++) {
      days(LocalDate.parse("2023-01-01").plusDays(i).toString(), 1, i * 10_000, 20 + i);
    }

    BackfillPlan plan = plan(Backfill.Only.MISSING);

    Pace pace = plan.pace().orElseThrow();
    assertThat(pace.requests()).isEqualTo(12);
    assertThat(pace.secondsARequest()).isCloseTo(20, within(1e-6));
    assertThat(1 / pace.secondsARecord()).isCloseTo(10_000, within(1e-3));
    assertThat(plan.seconds()).hasValue(6 * 20 + 365 * 65_000 / 10_000 + 1);
  }

  @Test
  void a_dozen_requests_whose_sizes_explain_nothing_have_one_price() throws SQLException {
    for (int i = 1; i <= 12; i++) {
      days(LocalDate.parse("2023-01-01").plusDays(i).toString(), 1, 100 + i, i % 2 == 0 ? 20 : 60);
    }

    assertThat(plan(Backfill.Only.MISSING).pace()).contains(new Pace(12, 40, 0));
  }

  @Test
  void replays_and_other_universities_tell_nothing() throws SQLException {
    days(3, 500, 24);
    execute("update load_run set trigger = 'REPLAY'");
    assertThat(plan(Backfill.Only.MISSING))
        .matches(p -> p.pace().isEmpty() && p.records().isEmpty());

    execute("update load_run set trigger = 'MANUAL', client = 'Other'");
    execute("update load_window set client = 'Other'");
    execute("update load_day set client = 'Other'");
    assertThat(plan(Backfill.Only.MISSING))
        .matches(p -> p.pace().isEmpty() && p.records().isEmpty());
  }

  @Test
  void whoever_holds_days_to_load_or_waits_for_them_is_named_with_those() throws SQLException {
    ledger.run("MANUAL", "SUCCEEDED", "2022-01-01", "2022-12-31");
    long backfill = ledger.run("BACKFILL", "RUNNING", "2021-12-01", "2022-01-31");
    long queued = ledger.run("MANUAL", "QUEUED", "2022-12-31", "2022-12-31");
    ledger.run("SCHEDULE", "RUNNING", "2023-05-31", "2023-05-31");
    execute(
        "update load_run set lease_until = now() where id = "
            + ledger.run("REPLAY", "RUNNING", "2022-05-01", "2022-05-02"));

    assertThat(plan(Backfill.Only.MISSING).holders())
        .containsExactly(
            new BackfillPlan.Holder(
                backfill,
                Trigger.BACKFILL,
                "another",
                new Days(YEAR.from(), LocalDate.parse("2022-01-31"))),
            new BackfillPlan.Holder(queued, Trigger.MANUAL, "another", Days.of(YEAR.to())));
  }

  /** Whole days up to 2023-05-31, each with so many records and loaded by a request of its own. */
  private void days(int count, long received, double seconds) throws SQLException {
    days(DAY.minusDays(count - 1L).toString(), count, received, seconds);
  }

  private void days(String from, int count, long received, double seconds) throws SQLException {
    LocalDate first = LocalDate.parse(from);
    for (LocalDate day : new Days(first, first.plusDays(count - 1L)).list()) {
      ledger.loaded(day.toString(), day.toString());
      execute(
          """
          update load_window set received = %1$d, seconds = %2$s where seconds is null;
          insert into load_day (load_window_id, client, day, time_zone, received, inserted, changed, unchanged, quarantined, over, degraded)
          select max(id), 'Uni', '%3$s', 'UTC', %1$d, 0, 0, 0, 0, true, false from load_window
          """
              .formatted(received, seconds, day));
    }
  }

  private BackfillPlan plan(Backfill.Only only) {
    return plan(Map.of("FETCH_PARALLEL", "2"), YEAR, only);
  }

  private BackfillPlan plan(Backfill.Only only, String from, String to) {
    return plan(Map.of(), new Days(LocalDate.parse(from), LocalDate.parse(to)), only);
  }

  private BackfillPlan plan(Map<String, String> settings, Days days, Backfill.Only only) {
    if (pipeline != null) {
      pipeline.close();
    }
    pipeline =
        Lms.start(Pipeline.Mode.COMMAND, settings(settings), database, CLOCK, (n, bad) -> {});
    return pipeline.ask("history", new Backfill(days, only), BackfillPlan.class);
  }
}
