package lms.cli;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import lms.database.Schema;
import lms.faults.Survives;
import lms.support.Reply;
import lms.support.SheetsStandIn;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a load run tells the shell, and what it says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunCommandTest extends LoadCommandTest {
  @Test
  void a_good_day_is_status_0_and_the_result_alone_is_on_standard_output() throws Exception {
    answer(aTrialRun(), aSubmission());

    Ended ended = lms("run");

    assertThat(ended.status()).isZero();
    assertThat(ended.err().lines())
        .allMatch(
            line -> line.matches("(attempts|daily numbers|mail|loading): .*|asking the API .*"))
        .contains(
            "daily numbers: no Google credentials, so a file in " + folder.resolve("data/reports"));
    assertThat(ended.out().lines())
        .hasSize(3)
        .first()
        .asString()
        .matches(
            "2023-05-31  received 2 = inserted 2 \\+ changed 0 \\+ unchanged 0"
                + " \\+ quarantined 0 \\+ outside 0   \\d+\\.\\d s   SUCCEEDED \\(load run 1\\)");
    assertThat(ended.out()).contains("\n  file: 1 day written\n", "mail: written to a file");
    assertThat(rows("select count(*) from attempts")).containsExactly("2");
    assertThat(outbox()).singleElement().asString().contains("2 attempts, 1 user");
    assertThat(folder.resolve("data/reports/daily_stats.csv"))
        .content()
        .contains("2023-05-31,2,1,1,100");
    assertThat(folder.resolve("logs/2023-06-01.log")).content().contains("close | 2023-06-01");
  }

  @Test
  void a_mail_that_waits_is_status_5_of_a_load_run_that_succeeded() throws Exception {
    set("SMTP_SERVER", "127.0.0.1");
    set("SMTP_PORT", "1");
    set("SENDER_EMAIL", "lms@example.org");
    set("SENDER_PASSWORD", "canary-of-the-sender");
    set("RECIPIENTS_EMAILS", "ann@example.org");
    answer(aTrialRun());

    Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(5);
    assertThat(ended.out()).contains("SUCCEEDED (load run 1)", "it waits in the outbox");
    assertThat(rows("select status from load_run")).containsExactly("SUCCEEDED");
  }

  @Test
  void quarantined_records_within_the_error_budget_are_status_0_and_counted_by_reason() {
    answer(aTrialRun(), "{}", aTrialRun().with("created_at", "\"31.05.2023\""));

    Ended ended = lms("run");

    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .contains("received 3 = inserted 1", "quarantined 2", "SUCCEEDED")
        .contains("quarantined 1: created_at is not like 2023-05-31 09:16:11.313646");
  }

  @Test
  void an_empty_day_is_status_0() throws SQLException {
    answer();

    Ended ended = lms("run");

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("received 0 = inserted 0", "SUCCEEDED");
    assertThat(rows("select day, attempts from daily_stats")).containsExactly("2023-05-31 0");
  }

  @Test
  void the_same_day_again_is_status_0_and_doubles_nothing() throws SQLException {
    answer(aTrialRun(), aSubmission());
    lms("run");

    Ended again = lms("run");

    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("received 2 = inserted 0 + changed 0 + unchanged 2");
    assertThat(rows("select count(*) from attempts")).containsExactly("2");
  }

  @Test
  void a_database_that_does_not_answer_is_status_1_and_the_mail_still_goes() throws IOException {
    int port = closedPort();
    set("DB_PORT", String.valueOf(port));

    Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("127.0.0.1:" + port, "Check DB_HOST and DB_PORT");
    assertThat(ended.out()).contains("FAILED", "127.0.0.1:" + port).doesNotContain("defect");
    assertThat(outbox())
        .singleElement()
        .asString()
        .contains("Subject: [LMS] FAILED", "127.0.0.1:" + port, "--day 2023-05-31");
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void a_foreign_table_of_our_name_is_status_3_and_both_ways_out_are_named() throws SQLException {
    execute("drop schema public cascade; create schema public");
    execute("create table attempts (of_somebody_else text)");

    Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("schema 'public' already has attempts", "DB_SCHEMA", "adopt");
    assertThat(ended.out()).isEmpty();
    assertThat(rows("select count(*) from information_schema.tables where table_schema = 'public'"))
        .containsExactly("1");
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void settings_that_are_wrong_are_status_3_and_named_all_at_once() throws IOException {
    environment.remove("API_CLIENT");
    set("SCHEDULE", "0 7 * *");
    set("API_CLIENT_KEYY", "canary-misspelt");
    set("SENDER_PASSWORD", "canary-half-a-group");
    set("SMTP_PORT", "ninety");
    set("HEARTBEAT_URL", "canary-url");

    Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .startsWith("settings: 6 problems, nothing was started")
        .containsPattern("API_CLIENT +is missing +e\\.g\\. MyUniversity")
        .contains("'0 7 * *' has 4 fields")
        .contains("API_CLIENT_KEYY  is not a setting; did you mean API_CLIENT_KEY?")
        .contains("SENDER_PASSWORD", "SMTP_PORT", "HEARTBEAT_URL");
    assertThat(ended.out()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  @Survives("I12")
  void a_log_that_cannot_be_written_is_status_3() throws IOException {
    Path file = Files.writeString(folder.resolve("occupied"), "not a folder");
    set("LOG_DIR", file.toString());

    Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("LOG_DIR", file.toString(), "cannot be written");
    assertThat(ended.out()).isEmpty();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void an_api_that_refuses_is_status_4_and_what_it_said_is_shown_without_the_key()
      throws IOException {
    api.then(Reply.status(403, Map.of(), "wrong key: " + API_KEY));

    Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.out()).contains("extract: the API answered 403: wrong key: ***", "FAILED");
    assertThat(outbox()).singleElement().asString().contains("wrong key: ***", "API_CLIENT_KEY");
  }

  @Test
  void an_api_that_is_not_there_is_status_4() throws Exception {
    api.close();

    Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.out()).contains("extract: the API did not answer").doesNotContain("defect");
    assertThat(rows("select status from load_run")).containsExactly("FAILED");
  }

  @Test
  void a_day_over_its_error_budget_is_status_5_and_stored() throws SQLException {
    set("ERROR_BUDGET_MIN", "1");
    answer(aTrialRun(), "1", "2");

    Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(5);
    assertThat(ended.out()).contains("WARNING (load run 1)", "2 of 3", "record is not an object");
    assertThat(rows("select count(*) from attempts")).containsExactly("1");
  }

  @Test
  void a_sheet_that_cannot_be_written_is_status_5_and_the_day_is_stored() throws Exception {
    try (SheetsStandIn google = new SheetsStandIn()) {
      byte[] credentials = google.credentialsJson().getBytes(StandardCharsets.UTF_8);
      set("GOOGLE_SHEETS_CREDENTIALS_BASE64", Base64.getEncoder().encodeToString(credentials));
      set("SPREADSHEET_ID", SheetsStandIn.SPREADSHEET);
      set("GOOGLE_SHEETS_URL", google.rootUrl().toString());
      google.fail(SheetsStandIn.Kind.METADATA, 403, "The caller does not have permission");
      answer(aTrialRun());

      Ended ended = lms("run");

      assertThat(ended.status()).isEqualTo(5);
      assertThat(ended.out())
          .contains("WARNING: sheet not delivered", google.accountEmail())
          .doesNotContain("PRIVATE KEY");
      assertThat(rows("select count(*), count(published_at) from daily_stats, attempts"))
          .containsExactly("1 0");
    }
  }

  @Test
  void a_mail_server_that_is_not_there_is_status_5_and_the_day_is_stored() throws Exception {
    int port = closedPort();
    set("SMTP_SERVER", "127.0.0.1");
    set("SMTP_PORT", String.valueOf(port));
    set("SENDER_EMAIL", "lms@sender.example");
    set("SENDER_PASSWORD", "canary-of-the-mail");
    set("RECIPIENTS_EMAILS", "anna@uni.example");
    answer(aTrialRun());

    Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(5);
    assertThat(ended.out())
        .contains("mail: not sent; it waits in ", "127.0.0.1:" + port, "SMTP_SERVER");
    assertThat(rows("select count(*) from attempts")).containsExactly("1");
  }

  @Test
  void days_that_another_load_run_holds_are_status_75_and_its_holder_is_named() throws Exception {
    new Schema(database, "public", folder).prepare();
    execute(
        """
        insert into load_run (client, trigger, "from", "to", asked, time_zone, status, holder, lease_until)
        values ('Uni', 'MANUAL', '2023-05-30', '2023-05-31', '{[2023-05-30,2023-05-31]}', 'UTC', 'RUNNING', 'another host', now() + interval '1 hour')
        """);

    Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(75);
    assertThat(ended.out()).contains("load run 1 (another host) holds 2023-05-30 to 2023-05-31");
    assertThat(api.requests()).isEmpty();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
