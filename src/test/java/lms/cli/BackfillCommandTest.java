package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lms.support.GraderStandIn;
import lms.support.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** History loaded by hand, at 2023-06-01T07:00Z, from an API with two attempts a day. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BackfillCommandTest extends LoadCommandTest {
  private static final String[] MAY = {"backfill", "--from", "2023-05-01", "--to", "2023-05-31"};

  private int attemptsADay = 2;
  private LocalDate refusedBefore = LocalDate.MIN;

  @BeforeEach
  void fill() {
    api.answering(
        request ->
            History.days(request).get(0).isBefore(refusedBefore)
                ? Reply.status(403, Map.of(), "no")
                : History.reply(request, attemptsADay));
  }

  @Test
  void a_month_is_one_request_one_load_run_one_mail_and_one_file_of_numbers() throws Exception {
    Ended ended = lms(MAY);

    assertThat(ended.status()).isZero();
    assertThat(ended.err())
        .startsWith(
            """
            backfill 2023-05-01 to 2023-05-31: 31 days, none complete yet
            to load: 31 days in 1 request; number of records not known yet, time not known yet \
            (a request usually takes about 30 seconds)
            """)
        .contains("31 of 31 days: 62 records, ");
    assertThat(ended.out().lines().toList())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("2023-05-01 to 2023-05-31  received 62 = inserted 62 + ")
        .endsWith("SUCCEEDED (load run 1)");
    assertThat(api.requests()).hasSize(1);
    assertThat(outbox()).hasSize(1);
    assertThat(folder.resolve("data/reports/daily_stats.csv")).content().contains("2023-05-01,2,");
    assertThat(rows("select trigger, status, days_done, windows_done from load_run"))
        .containsExactly("BACKFILL SUCCEEDED 31 1");
  }

  @Test
  void the_second_time_nothing_is_asked_and_nobody_is_told() throws Exception {
    lms(MAY);

    Ended again = lms(MAY);

    assertThat(again.status()).isZero();
    assertThat(again.out())
        .isEqualTo(
            """
            backfill 2023-05-01 to 2023-05-31: 31 days, 31 complete already and left out (--only all reads them again)
            nothing to load
            """);
    assertThat(api.requests()).hasSize(1);
    assertThat(outbox()).hasSize(1);
    assertThat(rows("select id from load_run")).containsExactly("1");
  }

  @Test
  void only_the_days_between_those_that_are_there_are_loaded() throws SQLException {
    lms("run", "--from", "2023-05-10", "--to", "2023-05-12");
    execute("update load_window set seconds = 24.1");

    Ended ended = lms(MAY);

    assertThat(ended.status()).isZero();
    assertThat(ended.err())
        .startsWith(
            """
            backfill 2023-05-01 to 2023-05-31: 31 days, 3 complete already and left out (--only all reads them again)
            to load: 28 days in 2 requests; about 56 records, about 24 seconds (from the last request: 24.1 s)
            """);
    assertThat(asked().subList(1, 3))
        .containsExactlyInAnyOrder("2023-05-01 to 2023-05-09", "2023-05-13 to 2023-05-31");
    assertThat(rows("select count(*), count(distinct created_at) from attempts"))
        .containsExactly("62 62");
  }

  @Test
  void a_dry_run_says_what_there_is_to_do_and_does_nothing() throws Exception {
    lms("run", "--day", "2023-05-10");
    execute("update load_window set seconds = 70");

    Ended ended = lms("backfill", "--from=2023-05-01", "--to=2023-06-01", "--dry-run");

    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .startsWith("backfill 2023-05-01 to 2023-06-01: 32 days, 1 complete already and left out")
        .contains("\nto load: 31 days in 2 requests; about 62 records, about 70 seconds (from");
    assertThat(ended.err()).isEmpty();
    assertThat(api.requests()).hasSize(1);
    assertThat(outbox()).hasSize(1);
    assertThat(rows("select trigger from load_run")).containsExactly("MANUAL");
  }

  @Test
  void today_is_loaded_and_never_complete() {
    assertThat(lms("backfill", "--from", "2023-05-31", "--to", "2023-06-01").status()).isZero();

    assertThat(lms("backfill", "--from", "2023-05-31", "--to", "2023-06-01", "--dry-run").out())
        .contains("2 days, 1 complete already", "to load: 1 day in 1 request");
  }

  @Test
  void complete_days_are_read_again_on_request_and_what_changed_is_told() {
    lms(MAY);
    attemptsADay = 3;

    Ended ended = lms("backfill", "--from=2023-05-01", "--to=2023-05-31", "--only", "all");

    assertThat(ended.status()).isZero();
    assertThat(ended.err())
        .startsWith(
            "backfill 2023-05-01 to 2023-05-31: 31 days, 31 complete already and read again\n")
        .contains("to load: 31 days in 1 request; about 62 records, ");
    assertThat(ended.out())
        .contains(
            "received 93 = inserted 31 + changed 0 + unchanged 62",
            "\n  changed 2023-05-01: 2 → 3 attempts, 1 late, 0 regraded\n",
            "\n  changed 2023-05-20: 2 → 3 attempts, 1 late, 0 regraded\n  … and 11 more days changed\n")
        .doesNotContain("2023-05-21");
  }

  @Test
  void an_api_that_refuses_half_way_is_status_4_and_the_same_command_goes_on_with_the_rest()
      throws SQLException {
    String[] march = {"backfill", "--from=2023-03-01", "--to=2023-03-31"};
    set("WINDOW_DAYS", "11");
    refusedBefore = LocalDate.parse("2023-03-21");

    Ended refused = lms(march);

    assertThat(refused.status()).isEqualTo(4);
    assertThat(refused.out())
        .contains("extract: the API answered 403: no")
        .endsWith("stopped: 11 of 31 days are stored; the same command goes on with the rest\n");
    refusedBefore = LocalDate.MIN;
    int before = api.requests().size();

    assertThat(lms(march).status()).isZero();
    assertThat(asked().subList(before, asked().size()))
        .containsExactlyInAnyOrder("2023-03-10 to 2023-03-20", "2023-03-01 to 2023-03-09");
    assertThat(rows("select count(*) from attempts")).containsExactly("62");
  }

  @Test
  void a_refusal_while_reading_everything_again_does_not_promise_to_go_on() {
    lms(MAY);
    refusedBefore = LocalDate.MAX;

    Ended ended = lms("backfill", "--from=2023-05-01", "--to=2023-05-31", "--only=all");

    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.out())
        .endsWith("stopped: 0 of 31 days are stored; the same command reads all of them again\n");
  }

  @Test
  void days_that_another_load_run_holds_are_status_75_and_it_is_named() throws Exception {
    lms("run", "--day", "2023-05-31");
    hold("2023-05-30", "2023-06-01");

    Ended planned = lms("backfill", "--from=2023-05-01", "--to=2023-05-31", "--dry-run");
    Ended ended = lms(MAY);

    assertThat(planned.status()).isEqualTo(75);
    assertThat(planned.out())
        .endsWith("\nin the way: load run 2 (SCHEDULE, another host) holds 2023-05-30\n");
    assertThat(ended.status()).isEqualTo(75);
    assertThat(ended.err()).contains("in the way: load run 2 (SCHEDULE, another host) holds");
    assertThat(ended.out())
        .contains("load run 2 (another host) holds 2023-05-30 to 2023-06-01; wait for its end")
        .doesNotContain("days are stored");
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void complete_days_that_a_load_run_reads_again_are_not_in_the_way() throws Exception {
    lms("run", "--from", "2023-05-30", "--to", "2023-05-31");
    hold("2023-05-30", "2023-06-01");

    Ended ended = lms(MAY);

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).doesNotContain("in the way");
    assertThat(asked()).endsWith("2023-05-01 to 2023-05-29");
  }

  @ParameterizedTest(name = "--progress={0}: {1}")
  @CsvSource({"auto, true", "plain, true", "none, false"})
  void progress_without_a_terminal_is_plain_lines_or_nothing(String kind, boolean lines)
      throws IOException {
    set("WINDOW_DAYS", "10");

    Ended ended = lms("backfill", "--from=2023-05-01", "--to=2023-05-31", "--progress=" + kind);

    assertThat(ended.status()).isZero();
    assertThat(ended.err().contains("31 of 31 days: 62 records, ")).isEqualTo(lines);
    assertThat(ended.said().replace("\n", "")).doesNotContainPattern("\\p{Cntrl}");
    for (var file : files()) {
      assertThat(Files.readString(file)).doesNotContain("of 31 days:");
    }
  }

  @Test
  void a_database_that_is_away_is_status_1_before_the_api_is_asked() throws Exception {
    set("DB_PORT", "1");

    Ended ended = lms(MAY);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("127.0.0.1:1", "nothing was done").doesNotContain("defect");
    assertThat(api.requests()).isEmpty();
  }

  /** The days of every request so far. */
  private List<String> asked() {
    return api.requests().stream().map(BackfillCommandTest::days).toList();
  }

  private static String days(GraderStandIn.Request request) {
    List<LocalDate> days = History.days(request);
    return days.get(0) + " to " + days.get(days.size() - 1);
  }

  private void hold(String from, String to) throws SQLException {
    execute(
        """
        insert into load_run (client, trigger, "from", "to", asked, time_zone, status, holder, lease_until)
        values ('Uni', 'SCHEDULE', '%1$s', '%2$s', '{[%1$s,%2$s]}', 'UTC', 'RUNNING', 'another host', now() + interval '1 hour')
        """
            .formatted(from, to));
  }
}
