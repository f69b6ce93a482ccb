package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import lms.faults.Survives;
import lms.ledger.Delivery;
import lms.ledger.Failure;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.security.Secures;
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

  /** Its entries have the names that HandbookTest looks for. */
  private static final String HELP =
      "What it means, what to do \\(docs/operations\\.md\\): http://[\\w.:]+/handbook#";

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
            "Load run 412 (schedule), began 1 June 2023 07:00 (Europe/Moscow), took 42.4 s")
        .doesNotContain("/handbook");
    assertThat(html(last.message()))
        .contains("11,113", "384", "45.91%", "href=\"https://bi.example/d/1\"")
        .doesNotContain("src=\"http", "@import", "url(");
  }

  @Test
  void the_day_s_numbers_are_compared_and_what_comes_next_is_said() throws Exception {
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(Samples.succeeded(Days.of(Samples.DAY)));
    }
    assertThat(plain(last().message()).replace("\r\n", "\n"))
        .contains(
            """
              Date: 31 May 2023
              Attempts: 11,113
                  Against the day before, 30\u00a0May: ▲ 11,113 more
                  Against the same weekday, 24\u00a0May: ▲ 1,113 more (+11.1%)
            """,
            """
              Success rate: 45.91%
                  Against the day before, 30\u00a0May: –
                  Against the same weekday, 24\u00a0May: ▼ 4.09 lower (percentage points)
            """,
            "What happens next\n  A running service loads by schedule next on 2 June 2023 07:00"
                + " (Europe/Moscow).\n",
            "To see the open records of the quarantine: ./lms quarantine list");
  }

  @Test
  void the_chart_is_a_picture_within_the_html_whose_numbers_stand_in_words_too() throws Exception {
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(Samples.succeeded(Days.of(Samples.DAY)));
    }
    BodyPart picture = picture(last().message());
    String id = picture.getHeader("Content-ID")[0].replaceAll("[<>]", "");
    String numbers =
        "22 May no numbers, 23 May no numbers, 24 May 10,000 (2,500), 25 May no numbers,"
            + " 26 May no numbers, 27 May no numbers, 28 May no numbers, 29 May 9,876 (2,000),"
            + " 30 May 0 (0), 31 May 11,113 (2,301).";
    assertThat(html(last().message())).contains("src=\"cid:%s\"".formatted(id), numbers);
    assertThat(plain(last().message())).contains("14 days up to 31 May 2023", numbers);
    assertThat(picture.getDisposition()).isEqualTo("inline");
    assertThat(ImageIO.read(picture.getInputStream()).getWidth()).isGreaterThan(1_000);
  }

  @Test
  void where_less_than_two_days_are_known_there_is_no_chart() throws Exception {
    LocalDate first = LocalDate.parse("2023-05-24");
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(Samples.succeeded(Days.of(first)));
    }
    assertThat(html(last().message())).contains("10,000").doesNotContain("<img");
    assertThat(plain(last().message())).contains("Attempts: 10,000").doesNotContain("14 days");
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
            "29\u00a0May | 9,876 | 350 | 2,000 | 43.21% | 5,000 | 4,876",
            "30\u00a0May | 0 | 0 | 0 | – | 0 | 0",
            "31\u00a0May | 11,113 | 384 | 2,301 | 45.91% | 6,101 | 5,012");
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
        .contains("10\u00a0Jan |", "9\u00a0Feb |", "and 9 earlier days; their numbers are")
        .doesNotContain("  9\u00a0Jan |");
    // Gmail hides what follows the first 102 kB.
    assertThat(html(last().message()).length()).isLessThan(90_000);
  }

  @Test
  @Survives("H19")
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
            "A running service loads by schedule next on 2 June 2023 07:00 (Europe/Moscow).",
            "check API_URL, API_CLIENT and API_CLIENT_KEY",
            "./lms run --day 2023-05-31")
        .containsPattern(HELP + "mail-api\\R");
    assertThat(html(last().message()))
        .containsPattern("href=\"http://[\\w.:]+/handbook#mail-api\"");
  }

  @Test
  void a_cancelled_load_run_s_mail_links_to_its_entry() throws Exception {
    Failure failure = new Failure("load", Failure.Kind.CANCELLED, "load run 412 was cancelled");
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      RunSummary stored = Samples.succeeded(Days.of(Samples.DAY));
      routes.tell(Samples.with(stored, Status.CANCELLED, List.of(), Optional.of(failure)));
    }
    assertThat(last().message().getSubject())
        .isEqualTo("[LMS] CANCELLED 2023-05-31: stopped on request");
    assertThat(plain(last().message())).containsPattern(HELP + "mail-cancelled\\R");
    assertThat(html(last().message()))
        .containsPattern("href=\"http://[\\w.:]+/handbook#mail-cancelled\"");
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
  @Survives({"E15", "H18"})
  @Secures({"S16", "S17"})
  void a_warning_stands_in_the_subject_and_is_only_text() throws Exception {
    RunSummary summary =
        Samples.warning("3 of 9 <script>alert(1)</script>\r\nBcc: eve@evil.example");
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(summary);
    }
    assertThat(last().message().getSubject())
        .isEqualTo(
            "[LMS] WARNING 2023-05-31: 11,113 attempts, 384 users; "
                + "3 of 9 <script>alert(1)</script> Bcc: eve@evil.example");
    assertThat(last().message().getHeader("Bcc")).isNull();
    assertThat(plain(last().message())).containsPattern(HELP + "mail-warning\\R");
    assertThat(html(last().message()))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script")
        .doesNotContainPattern("(?i)(src|background)=.(?!cid:)|url\\(|@import|<link|<iframe");
  }
}
