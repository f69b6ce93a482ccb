package lms.cli;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import lms.faults.Survives;
import lms.support.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StatusCommandTest extends LoadCommandTest {
  private static final Instant LATER = Instant.parse("2023-06-05T12:00:00Z");

  @Test
  void before_the_first_load_run_yesterday_is_missing() {
    Ended ended = lms("status");

    assertThat(ended.status()).isZero();
    assertThat(ended.out().lines())
        .containsExactly(
            "client     Uni",
            "next fire  2023-06-02 07:00 UTC (0 0 7 * * ?)",
            "coverage   2023-05-31: 0 of 1 days done, 1 missing",
            "",
            "missing",
            "  2023-05-31                ./lms run --day 2023-05-31",
            "",
            "no load run yet");
    assertThat(ended.err()).isEmpty();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void missing_days_come_with_the_command_that_fills_them() throws SQLException {
    answer(aTrialRun(), aSubmission());
    lms("run");
    answer();
    lms(LATER, "run", "--day", "2023-06-03");
    api.then(Reply.status(403, Map.of(), "no"));
    lms(LATER, "run", "--day", "2023-06-04");
    execute("update load_run set requested_at = '2023-06-05 06:00Z'");

    Ended ended = lms(LATER, "status");

    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .contains("coverage   2023-05-31 to 2023-06-04: 2 of 5 days done, 3 missing\n")
        .contains(
            "  2023-06-01 to 2023-06-02  ./lms run --from 2023-06-01 --to 2023-06-02\n",
            "  2023-06-04                ./lms run --day 2023-06-04\n");
    assertThat(ended.out().lines().skip(8))
        .containsExactly(
            "last load runs",
            "  load run  when              trigger   days                      status      received  inserted   changed  quarantined",
            "         3  2023-06-05 06:00  MANUAL    2023-06-04                FAILED             0         0         0            0",
            "            extract: the API answered 403: no",
            "         2  2023-06-05 06:00  MANUAL    2023-06-03                SUCCEEDED          0         0         0            0",
            "         1  2023-06-05 06:00  MANUAL    2023-05-31                SUCCEEDED          2         2         0            0");
  }

  @Test
  void a_long_row_of_missing_days_is_history() throws SQLException {
    answer(aTrialRun());
    lms("run", "--day", "2023-05-01");
    lms("run", "--day", "2023-05-23");

    assertThat(lms("status").out())
        .contains(
            "  2023-05-02 to 2023-05-22  ./lms backfill --from 2023-05-02 --to 2023-05-22\n",
            "  2023-05-24 to 2023-05-31  ./lms backfill --from 2023-05-24 --to 2023-05-31\n"
                + "  Do older days stay missing on purpose? Set CATCH_UP_FROM");
    lms("run", "--day", "2023-05-24");
    assertThat(lms("status").out()).contains("./lms run --from 2023-05-25 --to 2023-05-31\n");
    set("CATCH_UP_FROM", "2023-05-24");
    assertThat(lms("status").out()).doesNotContain("backfill", "CATCH_UP_FROM");
  }

  @Test
  void a_load_run_on_its_way_shows_how_far_it_is() throws SQLException {
    lms("status"); // the tables
    execute(
        """
        insert into load_run (
          client, trigger, "from", "to", asked, time_zone, status, lease_until, windows, windows_done, received,
          records_per_second, eta_seconds)
        values ('Uni', 'BACKFILL', '2023-05-01', '2023-05-31', '{[2023-05-01,2023-05-31]}', 'UTC', 'RUNNING',
          now() + interval '1 hour', 3, 1, 12345, 700, 40)
        """);

    assertThat(lms("status").out())
        .contains(
            "load run 1 is RUNNING: 2023-05-01 to 2023-05-31, window 1 of 3, 12,345 records,"
                + " 700 a second, 40 s to go\n")
        .contains("coverage   2023-05-31: 0 of 1 days done, 0 missing, 1 being loaded\n")
        .doesNotContain("./lms run");
  }

  @Test
  void scripts_get_the_same_as_json() throws Exception {
    answer(aTrialRun());
    lms("run");

    Ended ended = lms(LATER, "status", "--json");

    JsonNode status = new ObjectMapper().readTree(ended.out());
    assertThat(status.path("nextFire").asText()).isEqualTo("2023-06-06T07:00:00Z");
    assertThat(status.path("from").asText()).isEqualTo("2023-05-31");
    assertThat(status.path("days").asInt()).isEqualTo(5);
    assertThat(status.path("daysDone").asInt()).isEqualTo(1);
    assertThat(status.at("/missing/0/command").asText())
        .isEqualTo("./lms run --from 2023-06-01 --to 2023-06-04");
    assertThat(status.at("/runs/0/trigger").asText()).isEqualTo("MANUAL");
    assertThat(status.at("/runs/0/received").asInt()).isEqualTo(1);
    assertThat(status.at("/runs/0/error").isNull()).isTrue();
    assertThat(status.at("/runs/0/finishedAt").asText()).endsWith("Z");
  }

  @Test
  void it_needs_a_client_and_no_api() {
    environment.remove("API_URL");
    environment.remove("API_CLIENT_KEY");
    assertThat(lms("status").status()).isZero();

    environment.remove("API_CLIENT");
    Ended ended = lms("status");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("1 problem", "API_CLIENT  is missing");
  }

  @Test
  void a_database_that_does_not_answer_is_status_1_and_named() {
    set("DB_PORT", "1");

    Ended ended = lms("status");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("127.0.0.1:1", "the status is in the database");
    assertThat(ended.said()).doesNotContain("defect");
  }

  @Test
  void a_database_without_the_encryption_that_is_asked_for_is_one_that_does_not_answer() {
    set("DB_SSLMODE", "verify-full");

    Ended ended = lms("status");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("DB_SSLMODE=verify-full", "Turn on TLS");
    assertThat(ended.said()).doesNotContain("defect");
  }

  @Test
  @Survives("J11")
  void a_schedule_that_quartz_cannot_read_is_status_3() {
    set("SCHEDULE", "0 60 7 * * ?");

    Ended ended = lms("status");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .contains("settings: 1 problem", "SCHEDULE  '0 60 7 * * ?' is not a quartz cron: ");
  }
}
