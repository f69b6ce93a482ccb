package lms.report;

import static lms.support.SheetsStandIn.Kind.METADATA;
import static lms.support.SheetsStandIn.Kind.READ;
import static lms.support.SheetsStandIn.Kind.RESHAPE;
import static lms.support.SheetsStandIn.Kind.TOKEN;
import static lms.support.SheetsStandIn.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lms.faults.Survives;
import lms.ledger.Delivery;
import lms.report.ReportService.Kind;
import lms.support.SheetsStandIn;
import lms.support.SheetsWorkbook.Tab;
import lms.texts.Language;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What happens when Google, or the people who edit the sheet, get in the way. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetTroubleTest extends SheetTest {
  @Test
  @Survives("G21")
  void days_of_an_outage_all_appear_with_the_next_report() throws Exception {
    google.fail(METADATA, 404, "Requested entity was not found.");
    assertThat(service.report().delivered()).isFalse();
    service.day("2023-06-01", 20);
    google.fail(METADATA, 404, "Requested entity was not found.");
    assertThat(service.report().delivered()).isFalse();
    service.day("2023-06-02", 30);

    assertThat(service.report().detail()).isEqualTo("3 days added, 0 updated");

    assertThat(service.published(0)).containsExactly("2023-05-31", "2023-06-01", "2023-06-02");
  }

  @Test
  @Survives({"G5", "G8"})
  void a_busy_google_is_asked_again() throws Exception {
    google.fail(WRITE, 429, "Quota exceeded");
    google.fail(READ, 503, "The service is currently unavailable.");
    google.fail(METADATA, 502, "Bad Gateway");

    assertThat(service.report().delivered()).isTrue();

    assertThat(google.requests(WRITE)).isEqualTo(2);
    assertThat(google.requests(METADATA)).isEqualTo(2);
  }

  @Test
  @Survives("G7")
  void a_google_that_fails_inside_is_asked_again() throws Exception {
    google.fail(WRITE, 500, "Internal error encountered.");

    assertThat(service.report().delivered()).isTrue();

    assertThat(google.requests(WRITE)).isEqualTo(2);
  }

  @Test
  @Survives("G5")
  void a_google_that_stays_busy_is_given_up_in_bounded_time() throws Exception {
    for (int i = 0; i < 30; i++) {
      google.fail(METADATA, 429, "Quota exceeded for quota metric 'Read requests'");
    }

    Delivery delivery = service.report();

    assertThat(delivery.problem().orElseThrow())
        .startsWith("Google answered 429: too many requests");
    assertThat(google.requests(METADATA)).isBetween(2, 10);
  }

  @Test
  @Survives("G3")
  void an_expired_token_is_renewed_once() throws Exception {
    try (ReportService own = ReportService.toSheet(google, Optional.empty(), Language.EN)) {
      own.day("2023-05-31", 10);
      google.fail(READ, 401, "Request had invalid authentication credentials.");

      assertThat(own.report().delivered()).isTrue();
    }

    assertThat(google.requests(TOKEN)).isEqualTo(2);
  }

  @Test
  void days_written_but_not_read_back_are_marked_by_the_next_report_without_writing()
      throws Exception {
    first.type("A1", HEADINGS).type("A2", "2023-05-31", 10, 3, 1, 50, 4, 2);

    assertThat(service.report().detail()).isEqualTo("no day to write");

    assertThat(google.requests(WRITE)).isZero();
    assertThat(service.published(0)).containsExactly("2023-05-31");
  }

  @Test
  @Survives("G4")
  void a_sheet_not_shared_names_the_service_account() throws Exception {
    google.fail(METADATA, 403, "The caller does not have permission");

    assertThat(service.report().problem().orElseThrow())
        .isEqualTo(
            "Google answered 403: %1$s may not edit spreadsheet %2$s; nothing is lost: the days are written with the next load run, by a running service sooner. Share the spreadsheet with %1$s as editor"
                .formatted(google.accountEmail(), SheetsStandIn.SPREADSHEET));
    assertThat(google.requests(METADATA)).as("asked once").isEqualTo(1);
  }

  @Test
  @Survives("G15")
  void a_protected_range_is_called_so() throws Exception {
    google.fail(WRITE, 400, "You are trying to edit a protected cell or object.");

    assertThat(service.report().problem().orElseThrow())
        .contains("the cells are protected", google.accountEmail());
    assertThat(service.published(0)).isEmpty();
  }

  @Test
  void a_full_spreadsheet_is_called_so_and_gets_no_row() throws Exception {
    Tab small = google.workbook().add("Small", 1, 7).type("A1", HEADINGS);
    google.fail(
        RESHAPE,
        400,
        "This action would increase the number of cells in the workbook above the limit of 10000000 cells.");

    Delivery delivery = service.report();

    assertThat(delivery.problem().orElseThrow())
        .startsWith("Google answered 400: the spreadsheet is full, it may have 10 million cells")
        .contains("Delete tabs, empty rows or empty columns", "SPREADSHEET_ID");
    assertThat(delivery.link().orElseThrow()).endsWith("/edit#gid=1");
    assertThat(small.filled()).hasSize(1);
    assertThat(service.report().delivered()).isTrue();
    assertThat(small.filled()).hasSize(2);
  }

  @Test
  @Survives("G10")
  void a_first_write_whose_replies_are_lost_doubles_nothing() throws Exception {
    google.loseReply(RESHAPE);
    google.loseReply(WRITE);

    assertThat(service.report().delivered()).isTrue();

    assertThat(first.filled()).hasSize(2);
    assertThat(first.rows()).isEqualTo(50);
  }

  @Test
  void it_is_told_in_russian_too() throws Exception {
    Kind russian = Kind.USUAL.in(Language.RU);
    try (ReportService own = service.another(google, russian.tab("Итоги"))) {
      assertThat(own.report().problem())
          .contains(
              "в таблице нет листа «Итоги» (SHEET_NAME), есть только 'Daily'; ничего не записано; исправьте SHEET_NAME или добавьте лист");
    }
    try (ReportService own = service.another(google, russian)) {
      assertThat(own.report().detail()).isEqualTo("1 день добавлен, 0 обновлено");
      assertThat(own.report().detail()).isEqualTo("все дни уже в таблице");
    }
  }

  @Test
  @Survives("G2")
  void a_refused_key_speaks_of_clock_and_key_but_shows_none_of_it() throws Exception {
    google.refuseToken();

    try (ReportService own = ReportService.toSheet(google, Optional.empty(), Language.EN)) {
      assertThat(own.report().problem().orElseThrow())
          .contains("invalid_grant", "clock", "GOOGLE_SHEETS_CREDENTIALS_BASE64")
          .doesNotContain("PRIVATE", "assertion");
    }
  }

  @Test
  void an_unreachable_google_is_called_so() throws Exception {
    SheetsStandIn gone = new SheetsStandIn();
    try (ReportService own = ReportService.toSheet(gone, Optional.empty(), Language.EN)) {
      gone.workbook().add("Daily", 10, 7);
      own.report(); // has a token now, whose own retries would take seven seconds
      gone.close();

      assertThat(own.report().problem().orElseThrow()).startsWith("Google cannot be reached (");
    }
  }

  @Test
  void a_full_first_tab_without_our_headings_is_left_alone() throws Exception {
    first.type("A1", "Shopping list").type("A2", "milk");

    Delivery delivery = service.report();

    assertThat(delivery.problem().orElseThrow())
        .startsWith("tab 'Daily' is not empty and lacks the headings 'Date', 'Attempts'");
    assertThat(first.filled()).containsExactly(List.of("Shopping list"), List.of("milk"));
    assertThat(google.requests(WRITE) + google.requests(RESHAPE)).isZero();
  }

  @Test
  void of_several_tabs_the_one_with_our_headings_is_taken() throws Exception {
    first.type("A1", "Shopping list");
    Tab ours = google.workbook().add("It's ours", 10, 7).type("A1", HEADINGS);

    service.report();

    assertThat(ours.row(2)).startsWith("2023-05-31", 10.0);
    assertThat(first.filled()).containsExactly(List.of("Shopping list"));
    assertThat(service.published(1)).containsExactly("2023-05-31");
  }

  @Test
  void of_several_tabs_without_our_headings_the_first_is_taken_only_if_empty() throws Exception {
    Tab second = google.workbook().add("Second", 10, 7);
    first.type("A1", "Shopping list");

    assertThat(service.report().problem().orElseThrow())
        .contains("no tab has our headings", "SHEET_NAME");
    assertThat(second.filled()).isEmpty();

    first.type("A1", (Object) null);
    assertThat(service.report().delivered()).isTrue();
    assertThat(first.filled()).hasSize(2);
  }

  @Test
  void two_tabs_with_our_headings_are_one_too_many() throws Exception {
    first.type("A1", HEADINGS);
    google.workbook().add("Copy of Daily", 10, 7).type("A1", HEADINGS);

    assertThat(service.report().problem().orElseThrow())
        .contains("more than one tab", "'Daily', 'Copy of Daily'", "SHEET_NAME");
    assertThat(google.requests(WRITE)).isZero();
  }

  @Test
  @Survives("G6")
  void a_tab_by_name_that_is_missing_is_named_with_those_there_are() throws Exception {
    try (ReportService own =
        ReportService.toSheet(google, Optional.of("Statistics"), Language.EN)) {
      assertThat(own.report().problem().orElseThrow())
          .contains("no tab 'Statistics' (SHEET_NAME), only 'Daily'");
    }
  }

  @Test
  void a_day_that_stands_twice_is_not_written_and_both_rows_are_named() throws Exception {
    first.type("A1", HEADINGS).type("A2", "2023-05-31", 1).type("A3", "31.05.2023", 2);
    service.day("2023-06-01", 20);

    Delivery delivery = service.report();

    assertThat(delivery.problem().orElseThrow())
        .startsWith("2023-05-31 is in rows 2 and 3 of tab 'Daily'");
    assertThat(delivery.detail()).isEqualTo("1 day added, 0 updated");
    assertThat(first.filled()).hasSize(4);
    assertThat(first.row(2)).containsExactly("2023-05-31", 1.0);
    assertThat(service.published(0)).containsExactly("2023-06-01");
  }

  @Test
  void a_day_that_may_stand_there_already_is_not_written() throws Exception {
    first.type("A1", HEADINGS).type("A2", "03/04/2023", 1);
    service.day("2023-04-03", 20);

    Delivery delivery = service.report();

    assertThat(delivery.problem().orElseThrow())
        .startsWith("row 2 of tab 'Daily' may mean 2023-04-03 or another day");
    assertThat(service.published(0)).containsExactly("2023-05-31");
  }

  @Test
  void a_date_in_words_stops_everything() throws Exception {
    first.type("A1", HEADINGS).type("A2", "31 мая 2023", 1);

    assertThat(service.report().problem().orElseThrow())
        .startsWith("cell A2 of tab 'Daily' seems to be a date that cannot be read");
    assertThat(google.requests(WRITE)).isZero();
  }

  @Test
  void headings_that_stand_twice_stop_everything() throws Exception {
    first.type("A1", HEADINGS).type("I1", "Date");

    assertThat(service.report().problem().orElseThrow())
        .contains("row 1 of tab 'Daily' has the headings 'Date' more than once");
    assertThat(google.requests(WRITE)).isZero();
  }

  @Test
  void another_tab_gets_every_day_again() throws Exception {
    service.report();
    google.workbook().add("New", 10, 7);
    service.report();
    first.type("A1", "Not ours any more");
    google.workbook().tab("New").type("A1", HEADINGS);

    service.report();

    assertThat(google.workbook().tab("New").row(2)).startsWith("2023-05-31", 10.0);
    assertThat(service.published(1)).containsExactly("2023-05-31");
  }

  @Test
  void a_day_that_changes_while_the_sheet_is_written_stays_due() throws Exception {
    google.meanwhile(WRITE, () -> service.day("2023-05-31", 11));

    service.report();

    assertThat(first.row(2)).startsWith("2023-05-31", 10.0);
    assertThat(service.published(0)).isEmpty();
    service.report();
    assertThat(first.row(2)).startsWith("2023-05-31", 11.0);
    assertThat(service.published(0)).containsExactly("2023-05-31");
  }
}
