package lms.report;

import static lms.support.SheetsStandIn.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import lms.ledger.Delivery;
import lms.support.SheetsWorkbook.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Days were published to the second tab; the first one is empty. No second table is begun. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetTargetTest extends SheetTest {
  private Tab ours;

  @BeforeEach
  void publish() throws Exception {
    ours = google.workbook().add("Ours", 20, 8).type("A1", HEADINGS);
    service.report();
    service.day("2023-06-01", 20);
  }

  @Test
  void a_heading_that_somebody_renamed_begins_no_second_table() throws Exception {
    ours.type("B1", "Tries");

    Delivery delivery = service.report();

    assertThat(delivery.problem().orElseThrow())
        .startsWith("tab 'Ours' is not empty and lacks the headings 'Attempts'");
    assertThat(delivery.link().orElseThrow()).endsWith("#gid=1");
    assertThat(first.filled()).isEmpty();
  }

  @Test
  void a_table_of_courses_is_not_taken_in_its_place() throws Exception {
    Tab courses = google.workbook().add("Courses", 20, 8).type("A1", HEADINGS).type("H1", "Course");
    ours.type("B1", "Tries");

    assertThat(service.report().problem().orElseThrow()).startsWith("tab 'Ours' is not empty");

    assertThat(courses.filled()).hasSize(1);
  }

  @Test
  void a_table_moved_far_down_is_found() throws Exception {
    for (int i = 0; i < 25; i++) {
      ours.insertRow(1);
    }

    assertThat(service.report().detail()).isEqualTo("1 day added, 0 updated");

    assertThat(ours.row(28)).isEqualTo(row("2023-06-01", 20));
    assertThat(first.filled()).isEmpty();
  }

  @Test
  void a_copy_of_our_tab_is_not_written_and_stops_nothing() throws Exception {
    Tab copy = google.workbook().add("Copy of Ours", 20, 8).type("A1", HEADINGS);

    assertThat(service.report().delivered()).isTrue();

    assertThat(ours.row(3)).isEqualTo(row("2023-06-01", 20));
    assertThat(copy.filled()).hasSize(1);
  }

  @Test
  void a_tab_that_somebody_cleared_is_written_anew() throws Exception {
    ours.deleteRow(2);
    ours.deleteRow(1);

    assertThat(service.report().delivered()).isTrue();

    assertThat(ours.filled()).hasSize(3);
    assertThat(first.filled()).isEmpty();
  }

  @Test
  void where_our_tab_is_gone_the_first_one_is_taken_if_empty() throws Exception {
    google.workbook().remove("Ours");
    google.workbook().add("Notes", 5, 5);

    assertThat(service.report().delivered()).isTrue();

    assertThat(first.filled()).hasSize(3);
    assertThat(service.published(0)).containsExactly("2023-05-31", "2023-06-01");
  }

  @Test
  void a_tab_of_another_spreadsheet_is_none_of_ours() throws Exception {
    service.execute("update daily_stats set published_to = 'another#gid=1'");
    Tab copy = google.workbook().add("Copy of Ours", 20, 8).type("A1", HEADINGS);

    assertThat(service.report().problem().orElseThrow())
        .startsWith("more than one tab has our headings: 'Ours', 'Copy of Ours'");

    assertThat(copy.filled()).hasSize(1);
    assertThat(google.requests(WRITE)).isEqualTo(1);
  }
}
