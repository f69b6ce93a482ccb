package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import lms.ledger.Delivery;
import lms.ledger.Failure;
import lms.ledger.RunSummary;
import lms.settings.Language;
import lms.settings.Settings;
import lms.settings.Settings.Mail.When;
import lms.settings.Settings.Smtp.Tls;
import lms.support.SmtpStandIn;
import lms.support.SmtpStandIn.Kind;
import lms.support.TestCertificate;
import lms.support.TestDatabase;
import lms.window.Days;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NotifyRouteTest {
  private static final String[] THREE = {
    "anna@uni.example", "boris@uni.example", "vera@uni.example"
  };

  @TempDir static Path folder;
  private static DataSource database;
  private static SSLContext trust;
  private static SmtpStandIn server;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.withSchema();
    insert("uni", "2023-05-29", "9876", "350", "2000", "43.21", "5000", "4876");
    insert("uni", "2023-05-30", "0", "0", "0", null, "0", "0");
    insert("uni", "2023-05-31", "11113", "384", "2301", "45.91", "6101", "5012");
    insert("other", "2023-05-31", "7", "7", "7", "100.00", "0", "7");
    TestCertificate certificate = TestCertificate.of("localhost", folder);
    trust = certificate.trusted();
    server = SmtpStandIn.start(Kind.STARTTLS, certificate.server());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

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
            "sheet: 1 day added",
            "Open the sheet: https://docs.google.com/spreadsheets/d/1/edit#gid=0",
            "Open the dashboard: https://bi.example/d/1",
            "Load run 412 (schedule), began 1 June 2023 07:00 (Europe/Moscow), took 42.4 s");
    assertThat(html(last.message()))
        .contains("11,113", "384", "45.91%", "href=\"https://bi.example/d/1\"")
        .doesNotContain("<img", "src=", "@import", "url(");
  }

  @Test
  void headers_are_those_of_a_machine_and_repeat_when_the_mail_does() throws Exception {
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(Samples.succeeded(Days.of(Samples.DAY)));
      routes.tell(Samples.succeeded(Days.of(Samples.DAY)));
    }
    MimeMessage message = last().message();
    List<SmtpStandIn.Received> all = server.received();
    assertThat(message.getMessageID())
        .matches("<load-run-412-SUCCEEDED-[0-9a-f]{12}@sender\\.example>")
        .isEqualTo(all.get(all.size() - 2).message().getMessageID());
    assertThat(message.getHeader("Date")).containsExactly("Thu, 1 Jun 2023 07:00:42 +0300 (MSK)");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getContentType()).startsWith("multipart/alternative");
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
            "Cause: GET https://api.example/?client_key=*** answered 503",
            "This load run stored nothing.",
            "loaded again at the next fire of the schedule",
            "check API_URL, API_CLIENT and API_CLIENT_KEY",
            "./lms run --day 2023-05-31");
  }

  @Test
  void a_failure_is_told_without_numbers_while_the_database_is_down() throws Exception {
    PGSimpleDataSource down = new PGSimpleDataSource();
    down.setPortNumbers(new int[] {closedPort()});
    Failure failure = new Failure("load", Failure.Kind.FAILED, "the database went away");
    try (NotifyRoutes routes =
        new NotifyRoutes(settings(Language.EN, When.ALWAYS), down, trust, folder)) {
      assertThat(routes.tell(Samples.failed(failure)).problem()).isEmpty();
    }
    assertThat(last().message().getSubject())
        .isEqualTo("[LMS] FAILED 2023-05-31: it stopped while storing in the database");
    assertThat(plain(last().message()))
        .contains("the database went away", "The database could not be asked")
        .doesNotContain("Unique users");
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

  @Test
  void a_sheet_that_was_not_written_needs_a_look() throws Exception {
    Delivery sheet = new Delivery("sheet", Optional.of("no access"), "", Optional.empty());
    try (NotifyRoutes routes = routes(Language.EN, When.PROBLEMS)) {
      routes.tell(Samples.succeeded(Days.of(Samples.DAY)), sheet, Map.of());
    }
    assertThat(last().message().getSubject())
        .isEqualTo("[LMS] WARNING 2023-05-31: The sheet was not updated: no access");
  }

  @Test
  void without_problems_there_is_no_mail_where_only_problems_are_wanted() throws Exception {
    int before = server.received().size();
    try (NotifyRoutes routes = routes(Language.EN, When.PROBLEMS)) {
      Delivery delivery = routes.tell(Samples.succeeded(Days.of(Samples.DAY)));

      assertThat(delivery.delivered()).isTrue();
      assertThat(delivery.detail()).isEqualTo("not sent: MAIL_ON=problems, and there is none");
    }
    assertThat(server.received()).hasSize(before);
  }

  @Test
  void planted_headers_change_nothing_and_reach_nobody() throws Exception {
    Map<String, Object> planted =
        Map.of(
            "To", "eve@evil.example",
            "Bcc", "eve@evil.example",
            "From", "ceo@evil.example",
            "Subject", "pwned",
            "mail.smtp.host", "evil.example",
            "mail.smtp.starttls.required", "false",
            "CamelSqlQuery", "select 1 as day",
            "CamelFileName", "../pwned");
    RunSummary summary = Samples.succeeded(Days.of(Samples.DAY));
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      Exchange back = routes.tell(summary, null, planted);

      assertThat(back.getException()).isNull();
      assertThat(back.getMessage().getBody()).isSameAs(summary);
      assertThat(back.getMessage().getHeaders()).isEmpty();
    }
    assertThat(last().to()).containsExactly(THREE);
    assertThat(last().from()).isEqualTo(SmtpStandIn.SENDER);
    assertThat(last().message().getSubject()).startsWith("[LMS] 2023-05-31: 11,113 attempts");
  }

  @Test
  void the_password_stands_in_no_endpoint() throws Exception {
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      assertThat(routes.context().getEndpoints())
          .extracting(endpoint -> endpoint.getEndpointUri())
          .anyMatch(uri -> uri.startsWith("smtp:"))
          .noneMatch(uri -> uri.contains("p@ss") || uri.contains("password"));
    }
  }

  private static NotifyRoutes routes(Language language, When when) throws Exception {
    return new NotifyRoutes(settings(language, when), database, trust, folder);
  }

  private static Settings settings(Language language, When when) {
    return Samples.settings(Samples.smtp(server.port(), Tls.STARTTLS, THREE), language, when);
  }

  private static SmtpStandIn.Received last() {
    return server.received().get(server.received().size() - 1);
  }

  private static int closedPort() throws Exception {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String plain(MimeMessage message) throws Exception {
    return part(message, 0, "text/plain");
  }

  private static String html(MimeMessage message) throws Exception {
    return part(message, 1, "text/html");
  }

  private static String part(MimeMessage message, int index, String type) throws Exception {
    BodyPart part = ((MimeMultipart) message.getContent()).getBodyPart(index);
    assertThat(part.isMimeType(type)).isTrue();
    return (String) part.getContent();
  }

  private static void insert(String client, String day, String... numbers) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into daily_stats (client, day, attempts, unique_users, correct_submissions,"
              + " success_rate, trial_runs, submissions, time_zone) values ('%s', '%s', %s, 'UTC')"
                  .formatted(client, day, String.join(", ", java.util.Arrays.asList(numbers))));
    }
  }
}
