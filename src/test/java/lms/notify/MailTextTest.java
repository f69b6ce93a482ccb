package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lms.ledger.Delivery;
import lms.ledger.Failure;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.settings.Settings.Mail.When;
import lms.support.SmtpStandIn;
import lms.texts.Language;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailTextTest extends NotifyTest {
  private static final String FORTY_DAYS =
      """
      insert into daily_stats (client, day, attempts, unique_users, correct_submissions,
                               success_rate, trial_runs, submissions, time_zone)
      select 'uni', day, 1234567, 123456, 123456, 50, 1234567, 246912, 'UTC'
      from generate_series(date '2022-01-01', date '2022-02-09', interval '1 day') as day
      """;

  @Test
  void three_recipients_get_one_mail_with_the_day_s_numbers() throws Exception {
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      Delivery delivery = routes.tell(Samples.succeeded(Days.of(Samples.DAY)));

      assertThat(delivery)
          .isEqualTo(new Delivery("mail", Optional.empty(), "to 3 recipients", Optional.empty()));
    }
    SmtpStandIn.Received last = last();
    assertThat(last.from()).isEqualTo(SmtpStandIn.SENDER);
    assertThat(last.to()).containsExactly(THREE);
    assertThat(last.message().getSubject())
        .isEqualTo("[LMS] 2023-05-31: 11,113 attempts, 384 users");
    assertThat(plain(last.message()))
        .contains(
            "31 May 2023: loaded",
            "Attempts: 11,113",
            "Unique users: 384",
            "Correct submissions: 2,301",
            "Success rate: 45.91%",
            "Trial runs: 6,101",
            "Submissions: 5,012",
            "Records received: 11,120",
            "In quarantine: 3",
            "created_at is not like 2023-05-31 09:16:11.313646: 2",
            "Outside the window asked for: 4",
            "Stored earlier, not in the reply (kept): 2",
            "1 day added",
            "Open the sheet: https://docs.google.com/spreadsheets/d/1/edit#gid=0",
            "Open the dashboard: https://bi.example/d/1",
            "Load run 412 (schedule), began 1 June 2023 07:00 (Europe/Moscow), took 42.4 s");
    assertThat(html(last.message()))
        .contains("11,113", "384", "45.91%", "href=\"https://bi.example/d/1\"")
        .doesNotContain("<img", "src=", "@import", "url(");
  }

  @Test
  void a_range_has_a_row_per_day_and_no_sum_of_users() throws Exception {
    Days range = new Days(Samples.DAY.minusDays(2), Samples.DAY);
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(Samples.succeeded(range));
    }
    assertThat(last().message().getSubject())
        .isEqualTo("[LMS] 2023-05-29 – 2023-05-31: 20,989 attempts, 3 days");
    assertThat(plain(last().message()))
        .contains(
            "29\u00a0May 2023 | 9,876 | 350 | 2,000 | 43.21% | 5,000 | 4,876",
            "30\u00a0May 2023 | 0 | 0 | 0 | – | 0 | 0",
            "31\u00a0May 2023 | 11,113 | 384 | 2,301 | 45.91% | 6,101 | 5,012");
  }

  @Test
  void a_long_range_shows_the_last_31_days_counts_the_rest_and_is_not_cut_by_mail_programs()
      throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(FORTY_DAYS);
    }
    Days range = new Days(LocalDate.parse("2022-01-01"), LocalDate.parse("2022-02-09"));
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(Samples.succeeded(range));
    }
    assertThat(plain(last().message()))
        .contains(
            "10\u00a0Jan 2022 |", "9\u00a0Feb 2022 |", "and 9 earlier days; their numbers are")
        .doesNotContain("  9\u00a0Jan 2022 |");
    // Gmail hides what follows the first 102 kB.
    assertThat(html(last().message()).length()).isLessThan(90_000);
  }

  @Test
  void the_mail_speaks_russian() throws Exception {
    try (NotifyRoutes routes = routes(Language.RU, When.ALWAYS)) {
      assertThat(routes.tell(Samples.succeeded(Days.of(Samples.DAY))).detail())
          .isEqualTo("3 получателям");
    }
    assertThat(last().message().getSubject())
        .isEqualTo("[LMS] 2023-05-31: 11\u00a0113 попыток, 384 пользователя");
    assertThat(plain(last().message()))
        .contains("31 мая 2023: загружено", "Процент успешных: 45,91\u00a0%", "Без изменений: 100");
  }

  @Test
  void a_failure_says_what_was_kept_what_happens_next_and_what_to_do() throws Exception {
    Failure failure =
        new Failure(
            "extract",
            Failure.Kind.API,
            "GET https://api.example/?client_key=key-of%2Fthe%26client answered 503");
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(Samples.failed(failure));
    }
    assertThat(last().message().getSubject())
        .isEqualTo("[LMS] FAILED 2023-05-31: the API could not be had");
    assertThat(plain(last().message()))
        .contains(
            "Stage: reading from the API",
            "GET https://api.example/?client_key=*** answered 503",
            "This load run stored nothing.",
            "at the next fire of the schedule",
            "check API_URL, API_CLIENT and API_CLIENT_KEY",
            "./lms run --day 2023-05-31");
  }

  @Test
  void a_failure_names_what_needs_a_look_among_what_was_stored_before_it() throws Exception {
    RunSummary stored = Samples.succeeded(Days.of(Samples.DAY));
    Failure failure = new Failure("extract", Failure.Kind.API, "it answered 503");
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(
          Samples.with(stored, Status.FAILED, List.of("a day is odd"), Optional.of(failure)));
    }
    assertThat(plain(last().message()).replace("\r\n", "\n"))
        .contains("Needs a look\n  a day is odd\n");
  }

  @Test
  void a_warning_stands_in_the_subject_and_is_only_text() throws Exception {
    RunSummary summary =
        Samples.warning("3 of 9 <script>alert(1)</script>\r\nBcc: eve@evil.example");
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(summary);
    }
    assertThat(last().message().getSubject())
        .isEqualTo(
            "[LMS] WARNING 2023-05-31: 3 of 9 <script>alert(1)</script> Bcc: eve@evil.example");
    assertThat(last().message().getHeader("Bcc")).isNull();
    assertThat(html(last().message()))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script");
  }
}
