package lms.report;

import static lms.support.SheetsStandIn.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lms.faults.Survives;
import lms.ledger.Delivery;
import lms.report.ReportService.Kind;
import lms.security.Secures;
import lms.support.SheetsStandIn;
import lms.support.SheetsWorkbook.Tab;
import lms.texts.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The second tab: day × course. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetCoursesTest {
  private static final Object[] HEADINGS = {
    "Date",
    "Course",
    "Attempts",
    "Unique users",
    "Correct submissions",
    "Success rate, %",
    "Trial runs",
    "Submissions"
  };

  private static SheetsStandIn google;
  private static ReportService service;
  private Tab days;
  private Tab courses;

  @BeforeAll
  static void start() throws Exception {
    google = new SheetsStandIn();
    service = ReportService.toSheet(google, Kind.USUAL.courses("Courses"));
  }

  @AfterAll
  static void stop() {
    service.close();
    google.close();
  }

  @BeforeEach
  void a_day_of_two_courses() throws Exception {
    google.reset();
    service.execute(
        "truncate daily_stats, attempts, published_courses, load_day, load_window, load_run cascade");
    courses = google.workbook().add("Courses", 5, 10);
    days = google.workbook().add("Daily", 50, 10);
    attempt("1", "submit", true, "a");
    attempt("2", "submit", false, "a");
    attempt("3", "run", null, "b");
    attempt("4", "run", null, null);
    service.day("2023-05-31", 4);
    service.brought("2023-05-31", 4);
  }

  @Test
  void each_course_of_a_day_has_a_row_and_so_have_attempts_without_one() throws Exception {
    Delivery delivery = service.report();

    assertThat(courses.filled())
        .containsExactly(
            List.of(HEADINGS),
            List.of("2023-05-31", "(no course)", 1.0, 1.0, 0.0, 0.0, 1.0, 0.0),
            List.of("2023-05-31", "a", 2.0, 2.0, 1.0, 50.0, 0.0, 2.0),
            List.of("2023-05-31", "b", 1.0, 1.0, 0.0, 0.0, 1.0, 0.0));
    assertThat(days.filled()).hasSize(2);
    assertThat(service.published(1)).containsExactly("2023-05-31");
    assertThat(delivery.problem()).isEmpty();
    assertThat(delivery.detail())
        .isEqualTo("1 day added, 0 updated; courses: 1 day added, 0 updated");
    assertThat(delivery.link().orElseThrow()).endsWith("#gid=1");
  }

  @Test
  void courses_that_change_while_the_totals_stay_are_published_and_one_that_is_gone_has_zeros()
      throws Exception {
    service.report();
    courses.type("I2", "mine").type("B3", "a "); // a space that nobody sees
    service.execute("update attempts set course_id = 'a' where course_id = 'b'");
    service.brought("2023-05-31", 1);

    Delivery delivery = service.report();

    assertThat(delivery.detail()).isEqualTo("no day to write; courses: 0 days added, 1 updated");
    assertThat(courses.row(2)).endsWith("mine");
    assertThat(courses.row(3)).startsWith("2023-05-31", "a ", 3.0, 3.0);
    assertThat(courses.row(4)).containsExactly("2023-05-31", "b", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    assertThat(courses.filled()).hasSize(4);
  }

  @Test
  void a_window_that_brings_nothing_new_makes_nothing_due() throws Exception {
    service.report();
    int asked = google.requests(WRITE);
    service.execute("update attempts set course_id = 'z'"); // would show if it was looked at
    service.brought("2023-05-31", 0);

    assertThat(service.report().detail()).isEqualTo("no day to write; courses: no day to write");

    assertThat(google.requests(WRITE)).isEqualTo(asked);
  }

  @Test
  void a_load_may_write_the_day_while_its_courses_are_being_published() throws Exception {
    google.meanwhile(
        WRITE, () -> google.meanwhile(WRITE, () -> service.day("2023-05-31", 5))); // the second

    assertThat(service.report().delivered()).isTrue();

    assertThat(service.published(1)).as("of a version that is gone").isEmpty();
    assertThat(service.report().detail())
        .isEqualTo("0 days added, 1 updated; courses: no day to write");
  }

  @Test
  void rows_are_found_by_day_and_course_whatever_the_language_and_the_order() throws Exception {
    service.report();
    courses.sortDown(2, 4, 1);
    service.execute("update attempts set attempt_type = 'submit' where course_id is null");
    service.brought("2023-05-31", 1);

    try (ReportService russian =
        service.another(google, Kind.USUAL.courses("Courses").in(Language.RU))) {
      assertThat(russian.report().detail())
          .isEqualTo("все дни уже в таблице; курсы: 0 дней добавлено, 1 обновлён");
    }

    assertThat(courses.filled()).hasSize(4);
    assertThat(courses.row(4))
        .containsExactly("2023-05-31", "(no course)", 1.0, 1.0, 0.0, 0.0, 0.0, 1.0);
  }

  @Test
  @Survives({"E14", "G17"})
  @Secures("S15")
  void a_course_like_a_formula_is_written_as_a_text_that_stays_one() throws Exception {
    service.execute("update attempts set course_id = '=HYPERLINK(1)' where course_id = 'b'");

    service.report();
    service.brought("2023-05-31", 1);
    service.report();

    assertThat(courses.filled()).hasSize(4);
    assertThat(courses.row(3)).startsWith("2023-05-31", "'=HYPERLINK(1)");
  }

  @Test
  void a_missing_tab_is_named_and_keeps_nothing_from_the_days() throws Exception {
    service.report();
    service.day("2023-05-31", 5);

    try (ReportService own = service.another(google, Kind.USUAL.courses("Kurse"))) {
      Delivery delivery = own.report();

      assertThat(delivery.problem().orElseThrow())
          .startsWith("courses: the spreadsheet has no tab 'Kurse' (SHEET_COURSES), only 'Courses'")
          .endsWith("correct SHEET_COURSES or add the tab");
    }
    assertThat(days.row(2)).startsWith("2023-05-31", 5.0);
  }

  @Test
  void what_the_database_refuses_is_told_and_keeps_nothing_from_the_days() throws Exception {
    service.execute("alter table published_courses add constraint refused check (day is null)");
    Delivery refused;
    try {
      refused = service.report();
    } finally {
      service.execute("alter table published_courses drop constraint refused");
    }

    assertThat(refused.problem().orElseThrow())
        .startsWith("courses: ")
        .contains("violates check constraint \"refused\"");
    assertThat(service.published(1)).containsExactly("2023-05-31");
    assertThat(service.report().detail()).isEqualTo("no day to write; courses: no day to write");
    assertThat(service.courses()).containsExactly("2023-05-31");
  }

  @Test
  void what_the_database_refuses_of_the_days_keeps_nothing_from_the_courses() throws Exception {
    service.execute("alter table daily_stats rename column success_rate to gone");
    Delivery refused;
    try {
      refused = service.report();
    } finally {
      service.execute("alter table daily_stats rename column gone to success_rate");
    }

    assertThat(refused.problem().orElseThrow())
        .startsWith("the days could not be published (PSQLException");
    assertThat(refused.detail()).endsWith("courses: 1 day added, 0 updated");
    assertThat(service.published()).isEmpty();
    assertThat(service.courses()).containsExactly("2023-05-31");
  }

  @Test
  void a_tab_of_something_else_is_left_alone() throws Exception {
    courses.type("A1", "Date", "Attempts", "Shopping list");

    assertThat(service.report().problem().orElseThrow())
        .startsWith("courses: tab 'Courses' is not empty and lacks the headings")
        .contains("'Course'", "set SHEET_COURSES to an empty tab");
    assertThat(courses.filled()).hasSize(1);
  }

  @Test
  void once_nobody_asks_for_courses_their_tab_is_not_taken_for_the_table_of_days()
      throws Exception {
    service.report();
    List<List<Object>> before = courses.filled();
    service.day("2023-06-01", 5);

    try (ReportService without = service.another(google, Kind.USUAL)) {
      assertThat(without.report().detail()).isEqualTo("1 day added, 0 updated");
    }

    assertThat(courses.filled()).isEqualTo(before);
    assertThat(days.filled()).hasSize(3);
  }

  private static void attempt(String user, String type, Boolean correct, String course)
      throws Exception {
    service.execute(
        "insert into attempts (client, user_id, attempt_type, created_at, is_correct, course_id)"
            + " values ('uni', ?, ?, '2023-05-31 12:00Z', ?::boolean, ?)",
        user,
        type,
        correct == null ? null : correct.toString(),
        course);
  }
}
