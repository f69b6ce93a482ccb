package lms.quarantine;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lms.ledger.Failure;
import lms.ledger.Receipt;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.support.Records;
import lms.support.Reply;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Quarantined records are validated again and go the way of any other record. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayTest extends QuarantineTest {
  private static final Map<String, String> WIDER = Map.of("ATTEMPT_TYPES", "run,submit,debug");
  private static final Records DEBUG = aTrialRun().with("attempt_type", "\"debug\"");

  @Test
  void what_is_allowed_now_is_stored_counted_and_due_for_the_sheet_again() throws SQLException {
    loadRecords(aTrialRun(), DEBUG, DEBUG.at("2023-05-31 10:00:00"));
    execute("update daily_stats set published_at = now(), published_to = 'there'");

    RunSummary summary = replay(WIDER).orElseThrow();

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(summary.receipt()).isEqualTo(new Receipt(2, 2, 0, 0, 0, 0));
    assertThat(rows("select attempt_type, count(*) from attempts group by 1 order by 1"))
        .containsExactly("debug 2", "run 1");
    assertThat(rows("select day, attempts, trial_runs, published_at < updated_at from daily_stats"))
        .containsExactly("2023-05-31 3 1 true");
    assertThat(rows("select distinct status, times_seen, load_run_id from quarantine"))
        .containsExactly("REPLAYED 1 1");
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void a_second_replay_has_nothing_to_do() throws SQLException {
    loadRecords(DEBUG);
    replay(WIDER);

    assertThat(replay(WIDER)).isEmpty();
    assertThat(value("select count(*) from load_run")).isEqualTo("2");
  }

  @Test
  void the_ledger_says_what_was_replayed() throws SQLException {
    loadRecords(aTrialRun(), DEBUG, "{}");
    loadRecords(aTrialRun(), DEBUG, "{}");

    replay(WIDER);

    assertThat(
            rows(
                "select trigger, \"from\", \"to\", status, received, inserted, quarantined, windows_done,"
                    + " days_done from load_run where id = 3"))
        .containsExactly("REPLAY 2023-05-31 2023-05-31 SUCCEEDED 2 1 1 1 1");
    assertThat(
            rows(
                "select status, http_status, bytes, sha256, absent, received, inserted, quarantined,"
                    + " (start, \"end\") = (select start, \"end\" from load_window where id = 1)"
                    + " from load_window where load_run_id = 3"))
        .containsExactly("SUCCEEDED null null null null 2 1 1 true");
  }

  @Test
  void what_is_still_refused_stays_open_with_the_reasons_of_today() throws SQLException {
    Records both = DEBUG.with("lti_user_id", "null");
    loadRecords(DEBUG, both);
    execute("update quarantine set reasons = array_append(reasons, 'of yesterday')");

    RunSummary summary = replay(WIDER).orElseThrow();

    assertThat(summary.receipt()).isEqualTo(new Receipt(2, 1, 0, 0, 1, 0));
    assertThat(summary.reasons()).isEqualTo(Map.of("lti_user_id is missing", 1L));
    assertThat(rows("select status, times_seen, load_run_id, reasons from quarantine order by id"))
        .containsExactly(
            "REPLAYED 1 1 {\"attempt_type is not one of run, submit (got 'debug')\",\"of yesterday\"}",
            "OPEN 1 1 {\"lti_user_id is missing\"}");
  }

  @Test
  void what_stayed_open_can_be_replayed_again_and_again() throws SQLException {
    loadRecords(DEBUG, "{}");
    assertThat(replay(Map.of()).orElseThrow().receipt()).isEqualTo(new Receipt(2, 0, 0, 0, 2, 0));
    assertThat(replay(Map.of()).orElseThrow().receipt()).isEqualTo(new Receipt(2, 0, 0, 0, 2, 0));
    assertThat(replay(WIDER).orElseThrow().receipt()).isEqualTo(new Receipt(2, 1, 0, 0, 1, 0));
    assertThat(rows("select status, times_seen from quarantine order by id"))
        .containsExactly("REPLAYED 1", "OPEN 1");
  }

  @Test
  void records_of_one_identity_are_one_attempt_and_other_sourcedids_are_others()
      throws SQLException {
    Records graded = DEBUG.with("is_correct", "1");
    loadRecords(
        DEBUG, graded, DEBUG.with("passback_params", "null"), sourcedid("a"), sourcedid("b"));

    RunSummary summary = replay(WIDER).orElseThrow();

    assertThat(summary.receipt()).isEqualTo(new Receipt(5, 4, 1, 0, 0, 0));
    assertThat(rows("select is_correct, count(*) from attempts group by 1 order by 1"))
        .containsExactly("true 1", "null 3");
    assertThat(rows("select distinct status from quarantine")).containsExactly("REPLAYED");
  }

  private static Records sourcedid(String id) {
    return DEBUG.with("passback_params", "\"{'lis_result_sourcedid': '%s'}\"".formatted(id));
  }

  @Test
  void an_attempt_that_is_stored_already_is_not_doubled() throws SQLException {
    loadRecords(DEBUG);
    load(WIDER, Reply.json(array(DEBUG)));

    assertThat(replay(WIDER).orElseThrow().receipt()).isEqualTo(new Receipt(1, 0, 0, 1, 0, 0));
    assertThat(value("select count(*) from attempts")).isEqualTo("1");
    assertThat(value("select status from quarantine")).isEqualTo("REPLAYED");
  }

  @Test
  void a_record_that_turns_out_to_be_of_another_day_stays_open() throws SQLException {
    loadRecords(DEBUG);
    execute("update quarantine set raw = '%s'".formatted(bytes(DEBUG.at("2023-05-30 10:00:00"))));

    RunSummary summary = replay(WIDER).orElseThrow();

    assertThat(summary.receipt()).isEqualTo(new Receipt(1, 0, 0, 0, 0, 1));
    assertThat(value("select status from quarantine")).isEqualTo("OPEN");
    assertThat(value("select count(*) from attempts")).isEqualTo("0");
  }

  @Test
  void bytes_that_are_not_json_cost_only_themselves() throws SQLException {
    loadRecords(DEBUG, "{}");
    execute("update quarantine set raw = '\\x00ff5b' where raw = '{}'");

    RunSummary summary = replay(WIDER).orElseThrow();

    assertThat(summary.receipt()).isEqualTo(new Receipt(2, 1, 0, 0, 1, 0));
    assertThat(rows("select status, reasons from quarantine order by id"))
        .contains("OPEN {\"record is not an object\"}");
  }

  @Test
  void each_window_is_replayed_as_it_was_loaded() throws SQLException {
    api.then(
        Reply.json(array(DEBUG.at("2023-05-29 10:00:00"), DEBUG.at("2023-05-30 10:00:00"))),
        Reply.json(array(DEBUG)));
    run(Map.of(), new Days(DAY.minusDays(2), DAY.minusDays(1)));
    run(Map.of(), Days.of(DAY));

    RunSummary summary = replay(WIDER).orElseThrow();

    assertThat(summary.days().list()).hasSize(3);
    assertThat(rows("select received, inserted from load_window where load_run_id = 3 order by id"))
        .containsExactly("2 2", "1 1");
    assertThat(rows("select day, attempts from daily_stats order by day"))
        .containsExactly("2023-05-29 1", "2023-05-30 1", "2023-05-31 1");
  }

  @Test
  void a_replay_that_fails_changes_nothing() throws SQLException {
    loadRecords(aTrialRun(), DEBUG, "{}");
    List<String> before = everything();
    execute(
        "create function refuse() returns trigger language plpgsql as"
            + " 'begin raise exception ''not today''; end'");
    execute("create trigger t before insert on load_day for each row execute function refuse()");

    RunSummary summary = replay(WIDER).orElseThrow();

    assertThat(summary.failure().orElseThrow().message()).contains("not today");
    assertThat(everything()).isEqualTo(before);
    execute("drop trigger t on load_day");
    assertThat(replay(WIDER).orElseThrow().receipt().inserted()).isEqualTo(1);
  }

  @Test
  void a_quarantine_that_cannot_be_read_is_a_failure_of_the_database_not_of_the_api()
      throws SQLException {
    loadRecords(DEBUG);
    execute("alter table quarantine rename column raw to gone");

    Failure failure = replay(WIDER).orElseThrow().failure().orElseThrow();

    assertThat(failure.kind()).isEqualTo(Failure.Kind.FAILED);
    assertThat(failure.message()).contains("the database failed", "42703");
    assertThat(value("select status from quarantine")).isEqualTo("OPEN");
  }

  @Test
  void many_records_are_read_page_by_page_and_none_is_lost_or_doubled() throws SQLException {
    loadRecords(numbered(5_000));

    RunSummary summary = replay(WIDER).orElseThrow();

    assertThat(summary.receipt()).isEqualTo(new Receipt(5_000, 5_000, 0, 0, 0, 0));
    assertThat(rows("select status, count(*) from quarantine group by 1"))
        .containsExactly("REPLAYED 5000");
    assertThat(value("select count(*) from attempts")).isEqualTo("5000");
  }

  @Test
  void records_too_long_for_one_page_are_read_one_after_the_other() throws SQLException {
    String blanks = " ".repeat(3 << 20);
    for (String type : List.of("debug", "hint", "debug ")) {
      loadRecords(DEBUG.with("attempt_type", '"' + type + '"' + blanks));
    }

    assertThat(replay(WIDER).orElseThrow().receipt()).isEqualTo(new Receipt(3, 1, 0, 0, 2, 0));
  }

  private static Object[] numbered(int records) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      all.add(DEBUG.at("2023-05-31 %02d:%02d:%02d".formatted(i / 3600, i / 60 % 60, i % 60)));
    }
    return all.toArray();
  }

  /** What a failed replay must leave as it was. */
  private List<String> everything() throws SQLException {
    List<String> all = new ArrayList<>();
    for (String table : List.of("attempts", "quarantine", "daily_stats", "load_day")) {
      all.addAll(rows("select to_jsonb(t) from " + table + " t order by 1"));
    }
    return all;
  }
}
