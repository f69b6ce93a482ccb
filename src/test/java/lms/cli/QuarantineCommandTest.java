package lms.cli;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import lms.support.Records;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The quarantine as a person at a terminal deals with it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuarantineCommandTest extends LoadCommandTest {
  private static final Records DEBUG = aTrialRun().with("attempt_type", "\"debug\"");

  @Test
  void records_are_listed_replayed_and_what_is_left_is_dismissed() throws Exception {
    answer(aTrialRun(), DEBUG, "{}", "1");
    lms("run");

    Ended list = lms("quarantine", "list");

    assertThat(list.status()).isZero();
    assertThat(list.out().lines())
        .contains("3 open records", "       1  attempt_type is not one of run, submit")
        .contains(
            "          e.g. lti_user_id: text of 32 characters, passback_params: text of 352"
                + " characters, is_correct: null, attempt_type: debug, created_at: 2023-05-31"
                + " 09:16:11.313646");

    set("ATTEMPT_TYPES", "run,submit,debug");
    Ended replay = lms("quarantine", "replay");

    assertThat(replay.status()).isZero();
    assertThat(replay.err()).contains("validating the open records of 2023-05-31 again");
    assertThat(replay.out())
        .contains("2023-05-31  received 3 = inserted 1 + changed 0 + unchanged 0 + quarantined 2")
        .contains("SUCCEEDED (load run 2)", "file: 1 day written", "mail: written to a file");
    assertThat(outbox()).hasSize(2).anyMatch(mail -> mail.contains("replay of the quarantine"));
    assertThat(folder.resolve("data/reports/daily_stats.csv")).content().contains("2023-05-31,2,");
    assertThat(api.requests()).hasSize(1);

    Ended dismissed =
        lms("quarantine", "dismiss", "--reason", "record is not", "--before", "9999-01-01");

    assertThat(dismissed.status()).as(dismissed.said()).isZero();
    assertThat(dismissed.out().strip()).isEqualTo("1 record dismissed");
    assertThat(lms("quarantine", "dismiss", "--all").out().strip()).isEqualTo("1 record dismissed");
    assertThat(rows("select status, count(*) from quarantine group by 1 order by 1"))
        .containsExactly("DISMISSED 2", "REPLAYED 1");
  }

  @Test
  void where_nothing_is_open_each_says_so_and_is_status_0() throws SQLException, IOException {
    assertThat(lms("quarantine", "list"))
        .extracting(Ended::status, ended -> ended.out().strip())
        .containsExactly(0, "no record is open in quarantine");
    assertThat(lms("quarantine", "replay"))
        .extracting(Ended::status, ended -> ended.out().strip())
        .containsExactly(0, "no record is open in quarantine; there is nothing to replay");
    assertThat(lms("quarantine", "dismiss", "--all"))
        .extracting(Ended::status, ended -> ended.out().strip())
        .containsExactly(0, "0 records dismissed");
    assertThat(rows("select count(*) from load_run")).containsExactly("0");
    assertThat(outbox()).isEmpty();
  }

  @Test
  void the_list_can_be_had_as_json() {
    answer(DEBUG);
    lms("run");

    Ended ended = lms("quarantine", "list", "--json");

    assertThat(ended.status()).isZero();
    assertThat(ended.out().replaceAll("\\s+", " ").strip())
        .isEqualTo(
            "{ \"records\" : 1, \"reasons\" : [ { \"reason\" : \"attempt_type is not one of run,"
                + " submit\", \"count\" : 1, \"sample\" : { \"lti_user_id\" : \"text of 32"
                + " characters\", \"passback_params\" : \"text of 352 characters\","
                + " \"is_correct\" : \"null\", \"attempt_type\" : \"debug\", \"created_at\" :"
                + " \"2023-05-31 09:16:11.313646\" } } ] }");
  }

  @Test
  void a_replay_of_days_that_another_load_run_holds_is_status_75() throws SQLException {
    answer(DEBUG);
    lms("run");
    execute(
        "update load_run set status = 'RUNNING', finished_at = null, held = asked,"
            + " lease_until = now() + interval '1 hour'");

    Ended ended = lms("quarantine", "replay");

    assertThat(ended.status()).isEqualTo(75);
    assertThat(ended.out()).contains("load run 1 (", "holds 2023-05-31");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "replay", "dismiss --all"})
  void a_database_that_does_not_answer_is_status_1_and_no_defect(String words) throws IOException {
    try (ServerSocket closed = new ServerSocket(0)) {
      set("DB_PORT", String.valueOf(closed.getLocalPort()));
    }

    Ended ended = lms(("quarantine " + words).split(" "));

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("Check DB_HOST and DB_PORT", "nothing was done");
    assertThat(ended.said()).doesNotContain("defect");
  }

  @ParameterizedTest(name = "lms {0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          quarantine                                       | list, replay or dismiss?
          quarantine dismiss                               | give either --reason TEXT or --all
          quarantine dismiss --before 2023-05-31           | give either --reason TEXT or --all
          quarantine dismiss --all --reason x              | give either --reason TEXT or --all
          quarantine dismiss --reason=                     | --reason is blank
          quarantine dismiss --all --before 31.05.2023     | '31.05.2023' is not a day like 2023-05-31
          quarantine replay --all                          | Unknown option: '--all'
          """)
  void wrong_usage_is_status_2_and_starts_nothing(String words, String said) throws IOException {
    Ended ended = lms(words.split(" "));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains(said, "Usage: lms quarantine");
    assertThat(ended.out()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "replay", "dismiss"})
  void each_explains_itself(String name) {
    Ended ended = lms("quarantine", name, "--help");

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("Usage: lms quarantine " + name);
  }
}
