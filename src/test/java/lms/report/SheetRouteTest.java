package lms.report;

import static lms.support.SheetsStandIn.Kind.READ;
import static lms.support.SheetsStandIn.Kind.RESHAPE;
import static lms.support.SheetsStandIn.Kind.TOKEN;
import static lms.support.SheetsStandIn.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.faults.Survives;
import lms.ledger.Delivery;
import lms.security.Secures;
import lms.support.SheetsStandIn;
import lms.support.SheetsWorkbook.Tab;
import lms.texts.Language;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the sheet looks like afterwards. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetRouteTest {
  private static final Object[] ENGLISH = {
    "Date",
    "Attempts",
    "Unique users",
    "Correct submissions",
    "Success rate, %",
    "Trial runs",
    "Submissions"
  };
  private static final Object[] RUSSIAN = {
    "Дата",
    "Всего попыток",
    "Уникальные пользователи",
    "Успешные попытки",
    "(%) успешных попыток",
    "Запускали код",
    "Проверяли код"
  };

  private static SheetsStandIn google;
  private static ReportService service;
  private Tab tab;

  @BeforeAll
  static void start() throws Exception {
    google = new SheetsStandIn();
    service = ReportService.toSheet(google, Optional.empty(), Language.EN);
  }

  @AfterAll
  static void stop() {
    service.close();
    google.close();
  }

  @BeforeEach
  void clear() throws Exception {
    google.reset();
    service.execute("truncate daily_stats");
    tab = google.workbook().add("Daily", 50, 10);
  }

  @Test
  void starting_asks_google_for_nothing() throws Exception {
    try (ReportService own = ReportService.toSheet(google, Optional.empty(), Language.EN)) {
      assertThat(google.requests()).isZero();
    }
  }

  @Test
  void an_empty_tab_gets_headings_and_one_row_a_day_oldest_first() throws Exception {
    service.day("2023-06-01", 20);
    service.day("2023-05-31", 10);

    Delivery delivery = service.report();

    assertThat(tab.filled())
        .containsExactly(List.of(ENGLISH), row("2023-05-31", 10), row("2023-06-01", 20));
    assertThat(delivery.problem()).isEmpty();
    assertThat(delivery.detail()).isEqualTo("2 days added, 0 updated");
    assertThat(delivery.link())
        .contains(
            "https://docs.google.com/spreadsheets/d/%s/edit#gid=0"
                .formatted(SheetsStandIn.SPREADSHEET));
    assertThat(service.published(0)).containsExactly("2023-05-31", "2023-06-01");
  }

  @Test
  void a_new_table_has_the_headings_of_the_language() throws Exception {
    try (ReportService own = ReportService.toSheet(google, Optional.empty(), Language.RU)) {
      own.day("2023-05-31", 10);
      own.report();
    }

    assertThat(tab.row(1)).containsExactly(RUSSIAN);
  }

  @Test
  void a_second_report_writes_nothing() throws Exception {
    service.day("2023-05-31", 10);
    service.report();

    Delivery second = service.report();

    assertThat(google.requests(WRITE)).isEqualTo(1);
    assertThat(second.detail()).isEqualTo("no day to write");
    assertThat(second.delivered()).isTrue();
  }

  @Test
  void a_day_whose_numbers_change_is_updated_in_its_row() throws Exception {
    service.day("2023-05-31", 10);
    service.day("2023-06-01", 20);
    service.report();
    service.day("2023-05-31", 11);

    Delivery delivery = service.report();

    assertThat(tab.filled())
        .containsExactly(List.of(ENGLISH), row("2023-05-31", 11), row("2023-06-01", 20));
    assertThat(delivery.detail()).isEqualTo("0 days added, 1 updated");
  }

  @Test
  void a_day_of_which_only_a_part_is_stored_waits_for_the_rest() throws Exception {
    service.day("2023-05-31", 10);
    service.stored("2023-05-31", false);

    assertThat(service.report().detail()).isEqualTo("no day to write");

    service.stored("2023-05-31", true);
    service.stored("2023-05-31", false); // read again, and not to its end

    assertThat(service.report().detail()).isEqualTo("1 day added, 0 updated");
  }

  @Test
  void a_table_that_was_moved_sorted_and_annotated_keeps_all_that_is_not_ours() throws Exception {
    tab.type("A1", "Statistics of the course");
    tab.type("B3", "date", " SUBMISSIONS", "Comment", "Attempts", "Unique  users");
    tab.type("G3", "Correct submissions", "Success rate, %", "Trial runs");
    tab.type("B4", "2023-06-02", 2, "exam", 1, 3, 1, 50, 4);
    tab.type("B6", "2023-06-01", 2, "sick", 7, 3, 1, 50, 4);
    tab.type("D8", "a note far below");
    service.day("2023-06-01", 20);
    service.day("2023-06-03", 30);

    service.report();

    assertThat(tab.row(1)).containsExactly("Statistics of the course");
    assertThat(tab.row(3)).startsWith(null, "date", " SUBMISSIONS", "Comment");
    assertThat(tab.row(4))
        .containsExactly(null, "2023-06-02", 2.0, "exam", 1.0, 3.0, 1.0, 50.0, 4.0);
    assertThat(tab.row(5)).isEmpty();
    assertThat(tab.row(6))
        .containsExactly(null, "2023-06-01", 2.0, "sick", 20.0, 3.0, 1.0, 50.0, 4.0);
    assertThat(tab.row(7))
        .containsExactly(null, "2023-06-03", 2.0, null, 30.0, 3.0, 1.0, 50.0, 4.0);
    assertThat(tab.row(8)).containsExactly(null, null, null, "a note far below");
  }

  @Test
  void new_days_go_below_a_row_of_totals_in_our_columns() throws Exception {
    tab.type("A1", RUSSIAN).type("A2", "2023-05-30", 1, 3, 1, 50, 4, 2).type("A3", "Итого", 1);
    service.day("2023-05-31", 10);

    service.report();

    assertThat(tab.row(3)).containsExactly("Итого", 1.0);
    assertThat(tab.row(4)).isEqualTo(row("2023-05-31", 10));
  }

  @Test
  void russian_headings_stay_russian() throws Exception {
    tab.type("A1", RUSSIAN);
    service.day("2023-05-31", 10);

    service.report();

    assertThat(tab.filled()).containsExactly(List.of(RUSSIAN), row("2023-05-31", 10));
  }

  @Test
  void a_table_whose_dates_are_numbers_gets_numbers_that_look_like_those_above() throws Exception {
    tab.type("A1", ENGLISH).type("A2", 45077, 1, 3, 1, 50, 4, 2); // 2023-05-31
    service.day("2023-05-31", 10);
    service.day("2023-06-01", 20);

    service.report();

    assertThat(tab.row(2)).startsWith(45077.0, 10.0);
    assertThat(tab.row(3)).startsWith(45078.0, 20.0);
    assertThat(google.reshaped()).hasSize(1);
    assertThat(google.reshaped().get(0).at("/copyPaste/pasteType").asText())
        .isEqualTo("PASTE_FORMAT");
    assertThat(google.reshaped().get(0).at("/copyPaste/destination").toString())
        .contains("\"startRowIndex\":2", "\"endRowIndex\":3", "\"endColumnIndex\":1");
  }

  @Test
  void a_day_without_submissions_has_rate_zero() throws Exception {
    service.day("2023-05-31", 10, null);

    service.report();

    assertThat(tab.row(2).get(4)).isEqualTo(0.0);
    assertThat(service.published(0)).containsExactly("2023-05-31");
  }

  @Test
  @Survives("G16")
  void a_grid_too_small_is_extended_once_and_by_no_more_than_needed() throws Exception {
    Tab small = google.workbook().add("Small", 2, 3);
    try (ReportService own = ReportService.toSheet(google, Optional.of("Small"), Language.EN)) {
      own.day("2023-05-31", 10);
      own.day("2023-06-01", 20);
      own.report();
      assertThat(own.published(1)).hasSize(2);
    }

    assertThat(small.filled()).hasSize(3);
    assertThat(small.rows()).isEqualTo(3);
    assertThat(small.columns()).isEqualTo(7);
    assertThat(google.requests(RESHAPE)).isEqualTo(1);
  }

  @Test
  void a_whole_history_takes_five_requests() throws Exception {
    service.execute(
        """
        insert into daily_stats (client, day, attempts, unique_users, correct_submissions, trial_runs, submissions, time_zone)
        select 'uni', day, 10, 3, 1, 4, 2, 'UTC' from generate_series(date '2023-01-01', date '2023-02-15', '1 day') day
        """);

    service.report();

    assertThat(tab.filled()).hasSize(47);
    assertThat(google.requests(WRITE)).isEqualTo(1);
    assertThat(google.requests(READ)).isEqualTo(2);
    assertThat(google.requests() - google.requests(TOKEN)).isEqualTo(5);
    assertThat(service.published(0)).hasSize(46);
  }

  @Test
  @Secures("S10")
  void headers_of_the_caller_change_nothing_and_its_body_comes_back() throws Exception {
    service.day("2023-05-31", 10);
    Object summary = new Object();
    Map<String, Object> planted =
        Map.of(
            "To", "attacker@evil.example",
            "CamelGoogleSheets.range", "'Other'!A1:B2",
            "CamelGoogleSheets.spreadsheetId", "other",
            "CamelSqlQuery", "drop table daily_stats",
            "client", "other",
            "target", "other");

    Exchange answered = service.report(summary, planted);

    assertThat(answered.getMessage().getBody()).isSameAs(summary);
    assertThat(answered.getMessage().getHeaders()).isEmpty();
    assertThat(answered.getException()).isNull();
    assertThat(tab.row(2)).isEqualTo(row("2023-05-31", 10));
    assertThat(service.published(0)).containsExactly("2023-05-31");
  }

  private static List<Object> row(String day, double attempts) {
    return List.of(day, attempts, 3.0, 1.0, 50.0, 4.0, 2.0);
  }
}
