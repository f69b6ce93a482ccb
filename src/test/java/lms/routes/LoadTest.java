package lms.routes;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import lms.faults.Survives;
import lms.ledger.Receipt;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.security.Secures;
import lms.support.Records;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LoadTest extends RouteTest {
  private static final String ATTEMPTS =
      "select attempt_type, is_correct, to_char(created_at at time zone 'UTC',"
          + " 'YYYY-MM-DD HH24:MI:SS.US'), course_id, task_id, client from attempts order by 1, 3";

  @Test
  void a_day_is_stored_with_every_column_users_know() throws SQLException {
    RunSummary summary = loadRecords(aTrialRun(), aSubmission());

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(summary.receipt()).isEqualTo(new Receipt(2, 2, 0, 0, 0, 0));
    assertThat(rows(ATTEMPTS))
        .containsExactly(
            "run null 2023-05-31 09:16:11.313646 course-v1:Uni+PY-1.0+R1"
                + " aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1 Uni",
            "submit true 2023-05-31 09:16:11.313646 course-v1:Uni+PY-1.0+R1"
                + " aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1 Uni");
  }

  @Test
  void the_same_day_loaded_twice_is_stored_once_and_said_to_be_unchanged() throws SQLException {
    loadRecords(aTrialRun(), aSubmission());
    RunSummary again = loadRecords(aTrialRun(), aSubmission());

    assertThat(again.receipt()).isEqualTo(new Receipt(2, 0, 0, 2, 0, 0));
    assertThat(value("select count(*) from attempts")).isEqualTo("2");
  }

  @Test
  @Survives({"D31", "F28"})
  void a_regraded_submission_is_updated_and_counted_as_changed() throws SQLException {
    loadRecords(aSubmission().with("is_correct", "0"));
    RunSummary again = loadRecords(aSubmission().with("is_correct", "1"));

    assertThat(again.receipt()).isEqualTo(new Receipt(1, 0, 1, 0, 0, 0));
    assertThat(value("select is_correct from attempts")).isEqualTo("true");
    assertThat(value("select success_rate from daily_stats")).isEqualTo("100.00");
  }

  @Test
  @Survives("D30")
  void of_repeats_within_a_reply_the_last_one_wins_and_each_is_counted() throws SQLException {
    RunSummary summary =
        loadRecords(
            aSubmission().with("is_correct", "0"),
            aSubmission().with("is_correct", "0"),
            aSubmission().with("is_correct", "1"),
            aSubmission().with("is_correct", "1.0"));

    assertThat(summary.receipt()).isEqualTo(new Receipt(4, 1, 1, 2, 0, 0));
    assertThat(rows("select is_correct from attempts")).containsExactly("true");
  }

  @Test
  void null_is_equal_to_null_in_the_identity_of_an_attempt() throws SQLException {
    Records bare = aTrialRun().with("passback_params", "null");
    loadRecords(bare);
    RunSummary again = loadRecords(bare);

    assertThat(again.receipt()).isEqualTo(new Receipt(1, 0, 0, 1, 0, 0));
    assertThat(value("select count(*) from attempts where lis_result_sourcedid is null"))
        .isEqualTo("1");
  }

  @Test
  @Secures("S6")
  void a_bad_record_is_kept_as_it_came_and_costs_only_itself() throws SQLException {
    String bad = "{\"lti_user_id\":  null, \"created_at\": \"31.05.2023\"}";
    RunSummary summary = loadRecords(aTrialRun(), bad, aSubmission());

    assertThat(summary.receipt()).isEqualTo(new Receipt(3, 2, 0, 0, 1, 0));
    assertThat(value("select convert_from(raw, 'UTF8') from quarantine")).isEqualTo(bad);
    assertThat(rows("select unnest(reasons) from quarantine"))
        .anyMatch(reason -> reason.startsWith("lti_user_id is missing"))
        .anyMatch(reason -> reason.startsWith("created_at") && reason.contains("31.05.2023"))
        .anyMatch(reason -> reason.startsWith("attempt_type is missing"));
    assertThat(value("select status, times_seen from quarantine")).isEqualTo("OPEN 1");
  }

  @Test
  @Secures("S6")
  void a_bad_record_that_comes_again_is_counted_not_doubled() throws SQLException {
    String bad = "{\"lti_user_id\": null}";
    loadRecords(bad, bad);
    execute("update quarantine set status = 'DISMISSED'");
    loadRecords(bad);

    assertThat(rows("select status, times_seen from quarantine")).containsExactly("DISMISSED 3");
  }

  @Test
  @Survives({"D14", "D15"})
  @Secures("S5")
  void nul_and_lone_surrogates_cost_their_record_only() throws SQLException {
    RunSummary summary =
        loadRecords(
            aTrialRun().with("lti_user_id", "\"a\\u0000b\""),
            aTrialRun().with("lti_user_id", "\"a\\ud800b\""),
            aTrialRun());

    assertThat(summary.receipt()).isEqualTo(new Receipt(3, 1, 0, 0, 2, 0));
    assertThat(value("select count(*) from attempts")).isEqualTo("1");
  }

  @Test
  @Survives({"A11", "E12"})
  void a_record_of_another_day_is_outside_whatever_else_is_wrong_with_it() throws SQLException {
    RunSummary summary =
        loadRecords(
            aTrialRun().at("2023-05-30 23:59:59.999999"),
            aTrialRun().at("2023-05-31 00:00:00"),
            aTrialRun().at("2023-05-31 23:59:59.999999"),
            aTrialRun().at("2023-06-01 00:00:00"),
            aTrialRun().at("2023-06-01 00:00:00").with("lti_user_id", "null"));

    assertThat(summary.receipt()).isEqualTo(new Receipt(5, 2, 0, 0, 0, 3));
    assertThat(value("select count(*) from quarantine")).isEqualTo("0");
  }

  @Test
  @Survives({"A12", "F31"})
  void a_day_is_a_day_of_the_configured_zone() throws SQLException {
    api.then(
        Reply.json(
            array(aTrialRun().at("2023-05-30 21:00:00"), aTrialRun().at("2023-05-31 21:00:00"))));
    RunSummary summary = run(Map.of("TIME_ZONE", "Europe/Moscow"), Days.of(DAY)).summary();

    assertThat(summary.receipt()).isEqualTo(new Receipt(2, 1, 0, 0, 0, 1));
    assertThat(api.requests().get(0).rawQuery())
        .endsWith("&start=2023-05-30+21%3A00%3A00.000000&end=2023-05-31+21%3A00%3A00.000000");
    assertThat(rows("select day, attempts from daily_stats")).containsExactly("2023-05-31 1");
  }

  @Test
  void daily_numbers_count_trial_runs_and_ungraded_submissions_as_what_they_are()
      throws SQLException {
    loadRecords(
        aTrialRun(),
        aSubmission(),
        aSubmission().at("2023-05-31 10:00:00").with("is_correct", "0"),
        aSubmission().at("2023-05-31 11:00:00").with("is_correct", "null"),
        aSubmission().with("lti_user_id", "\"another\""));

    assertThat(
            rows(
                "select attempts, unique_users, correct_submissions, success_rate, trial_runs,"
                    + " submissions from daily_stats"))
        .containsExactly("5 2 2 50.00 1 4");
  }

  @Test
  @Survives("D5")
  void an_empty_day_is_a_row_of_zeros_and_a_success() throws SQLException {
    RunSummary summary = loadRecords();

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(rows("select day, attempts, success_rate, submissions from daily_stats"))
        .containsExactly("2023-05-31 0 null 0");
    assertThat(rows("select day, received, over, degraded from load_day"))
        .containsExactly("2023-05-31 0 true false");
  }

  @Test
  void several_days_share_one_request_and_each_has_its_own_numbers() throws SQLException {
    api.then(
        Reply.json(
            array(
                aTrialRun().at("2023-05-29 12:00:00"),
                aTrialRun().at("2023-05-31 12:00:00"),
                aTrialRun().at("2023-05-31 13:00:00"))));
    RunSummary summary = run(Map.of(), new Days(DAY.minusDays(2), DAY)).summary();

    assertThat(summary.receipt().inserted()).isEqualTo(3);
    assertThat(api.requests()).hasSize(1);
    assertThat(rows("select day, attempts from daily_stats order by day"))
        .containsExactly("2023-05-29 1", "2023-05-30 0", "2023-05-31 2");
    assertThat(rows("select day, received, inserted from load_day order by day"))
        .containsExactly("2023-05-29 1 1", "2023-05-30 0 0", "2023-05-31 2 2");
  }

  @Test
  void attempts_that_a_later_reply_lacks_are_kept_and_counted() throws SQLException {
    loadRecords(aTrialRun(), aSubmission(), aSubmission().at("2023-05-31 10:00:00"));
    RunSummary again = loadRecords(aTrialRun(), aTrialRun());

    assertThat(again.absent()).isEqualTo(2);
    assertThat(value("select count(*) from attempts")).isEqualTo("3");
  }

  @Test
  @Survives("D25")
  void keys_nobody_knows_are_ignored_counted_and_named() {
    RunSummary summary =
        loadRecords(aTrialRun().with("score", "1"), aTrialRun().with("score", "2"));

    assertThat(summary.unknownKeys()).isEqualTo(Map.of("score", 2L));
    assertThat(summary.receipt().inserted()).isEqualTo(1);
  }

  @Test
  void a_day_over_its_error_budget_is_stored_and_needs_a_look() throws SQLException {
    Object[] elements = new Object[10];
    java.util.Arrays.fill(elements, 0, 8, aTrialRun());
    elements[8] = "1";
    elements[9] = "2";
    RunSummary summary =
        load(Map.of("ERROR_BUDGET", "10%", "ERROR_BUDGET_MIN", "1"), Reply.json(array(elements)));

    assertThat(summary.status()).isEqualTo(Status.WARNING);
    assertThat(summary.warnings()).singleElement().asString().contains("2 of 10", "10%");
    assertThat(value("select degraded from load_day")).isEqualTo("true");
  }

  @Test
  void more_records_than_one_chunk_arrive_in_order_and_add_up() throws SQLException {
    StringBuilder reply = new StringBuilder("[");
    for (int i = 0; i < 9_000; i++) {
      reply.append(i == 0 ? "" : ",");
      String time = "2023-05-31 %02d:%02d:%02d".formatted(i / 3600, i / 60 % 60, i % 60);
      reply.append(i % 100 == 99 ? "{}" : aTrialRun().at(time).json());
    }
    RunSummary summary = load(Reply.json(reply.append("]").toString()));

    assertThat(summary.receipt()).isEqualTo(new Receipt(9_000, 8_910, 0, 0, 90, 0));
    assertThat(value("select count(*), sum(times_seen) from attempts, quarantine"))
        .isEqualTo("8910 801900");
  }

  @Test
  void the_ledger_says_what_was_asked_and_answered() throws SQLException {
    String reply = array(aTrialRun());
    load(Reply.json(reply));

    int bytes = reply.getBytes(StandardCharsets.UTF_8).length;
    assertThat(
            rows(
                "select status, tries, http_status, bytes, encode(sha256, 'hex')"
                    + " = encode(sha256(convert_to('"
                    + reply.replace("'", "''")
                    + "', 'UTF8')), 'hex'), received, inserted from load_window"))
        .containsExactly("SUCCEEDED 1 200 %d true 1 1".formatted(bytes));
    assertThat(
            rows(
                "select trigger, \"from\", \"to\", status, stage, received, inserted, windows,"
                    + " windows_done, days, days_done, error, finished_at is not null"
                    + " from load_run"))
        .containsExactly("MANUAL 2023-05-31 2023-05-31 SUCCEEDED done 1 1 1 1 1 1 null true");
  }

  @Test
  @Survives("D16")
  void text_of_every_script_is_stored_as_it_came() throws SQLException {
    List<String> ids =
        List.of("Ёжик", "名前", "😀", "O'Reilly; drop table attempts", "=1+1", "\uFFFE", "\uFFFF");
    Object[] records =
        ids.stream().map(id -> aTrialRun().with("lti_user_id", '"' + id + '"')).toArray();
    loadRecords(records);

    assertThat(rows("select user_id from attempts")).containsExactlyInAnyOrderElementsOf(ids);
  }
}
