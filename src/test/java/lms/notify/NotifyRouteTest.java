package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.Optional;
import lms.ledger.Delivery;
import lms.ledger.Failure;
import lms.ledger.RunSummary;
import lms.security.Secures;
import lms.settings.Settings;
import lms.settings.Settings.Mail.When;
import lms.settings.Settings.Smtp.Tls;
import lms.support.Rows;
import lms.support.SmtpStandIn;
import lms.texts.Language;
import lms.window.Days;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NotifyRouteTest extends NotifyTest {
  @Test
  void headers_are_those_of_a_machine_and_a_mail_entered_twice_is_sent_once() throws Exception {
    int before = server.received().size();
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(Samples.succeeded(Days.of(Samples.DAY)));
      routes.tell(Samples.succeeded(Days.of(Samples.DAY)));
    }
    MimeMessage message = last().message();
    assertThat(server.received()).hasSize(before + 1);
    assertThat(message.getMessageID())
        .matches("<load-run-412-SUCCEEDED-[0-9a-f]{12}@sender\\.example>");
    assertThat(message.getHeader("X-LMS-Late")).isNull();
    assertThat(message.getHeader("Date")).containsExactly("Thu, 1 Jun 2023 07:00:42 +0300 (MSK)");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getContentType()).startsWith("multipart/alternative");
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
  void a_sheet_that_was_not_written_needs_a_look() throws Exception {
    Delivery sheet = new Delivery("sheet", Optional.of("no access"), "", Optional.empty());
    try (NotifyRoutes routes = routes(Language.EN, When.PROBLEMS)) {
      routes.tell(Samples.succeeded(Days.of(Samples.DAY)), sheet, Map.of());
    }
    assertThat(last().message().getSubject())
        .isEqualTo(
            "[LMS] WARNING 2023-05-31: 11,113 attempts, 384 users; The sheet is not up to date: no access");
  }

  @Test
  void a_file_in_place_of_the_sheet_is_called_a_file() throws Exception {
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(Samples.succeeded(Days.of(Samples.DAY)), file(Optional.empty()), Map.of());
    }
    assertThat(plain(last().message()))
        .contains("1 day written (/srv/reports/daily_stats.csv)")
        .doesNotContainIgnoringCase("sheet");
  }

  @Test
  void a_file_that_was_not_written_needs_a_look() throws Exception {
    try (NotifyRoutes routes = routes(Language.EN, When.PROBLEMS)) {
      routes.tell(Samples.succeeded(Days.of(Samples.DAY)), file(Optional.of("no space")), Map.of());
    }
    assertThat(last().message().getSubject())
        .isEqualTo(
            "[LMS] WARNING 2023-05-31: 11,113 attempts, 384 users; The file is not up to date: no space");
  }

  private static Delivery file(Optional<String> problem) {
    return new Delivery("/srv/reports/daily_stats.csv", problem, "1 day written", Optional.empty());
  }

  @Test
  void a_sheet_that_the_load_run_has_warned_of_is_spoken_of_once() throws Exception {
    Delivery sheet = new Delivery("sheet", Optional.of("no access"), "", Optional.empty());
    RunSummary warned =
        Samples.succeeded(Days.of(Samples.DAY)).warned("sheet not delivered: no access");
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      routes.tell(warned, sheet, Map.of());
    }
    assertThat(plain(last().message())).containsOnlyOnce("no access");
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
    assertThat(Rows.of(database, "select status, sent_at, tries from outbox"))
        .containsExactly("UNWANTED null 0");
  }

  @Test
  @Secures({"S10", "S17"})
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
  void a_mail_that_fails_is_the_callers_to_know_not_to_suffer() throws Exception {
    Settings settings =
        Samples.settings(Samples.smtp(closedPort(), Tls.STARTTLS, THREE), Language.EN, When.ALWAYS);
    RunSummary summary = Samples.succeeded(Days.of(Samples.DAY));
    try (NotifyRoutes routes = new NotifyRoutes(settings, database, trust, folder)) {
      Exchange back = routes.tell(summary, null, Map.of());

      assertThat(back.isFailed()).isFalse();
      assertThat(back.getMessage().getBody()).isSameAs(summary);
      assertThat(back.getProperty("mailDelivery", Delivery.class).delivered()).isFalse();
    }
  }

  @Test
  @Secures("S45")
  void the_password_stands_in_no_endpoint() throws Exception {
    try (NotifyRoutes routes = routes(Language.EN, When.ALWAYS)) {
      assertThat(routes.context().getEndpoints())
          .extracting(endpoint -> endpoint.getEndpointUri())
          .anyMatch(uri -> uri.startsWith("smtp:"))
          .noneMatch(uri -> uri.contains("p@ss") || uri.contains("password"));
    }
  }
}
