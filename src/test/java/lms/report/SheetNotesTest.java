package lms.report;

import static lms.support.SheetsStandIn.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import lms.ledger.Delivery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write into our date column: a day of ours, a note, or neither for certain. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetNotesTest extends SheetTest {
  @BeforeEach
  void a_table_is_there() {
    first.type("A1", HEADINGS).type("A2", "2023-05-31", 10, 3, 1, 50, 4, 2);
  }

  @Test
  void a_note_of_a_day_is_not_its_row_and_is_not_overwritten() throws Exception {
    first.type("A3", "2023-06-12", "public holiday");
    service.day("2023-06-11", 11);
    service.day("2023-06-12", 12);

    Delivery delivery = service.report();

    assertThat(delivery.problem().orElseThrow())
        .startsWith("row 3 of tab 'Daily' has the date 2023-06-12 and text where numbers belong");
    assertThat(delivery.detail()).isEqualTo("1 day added, 0 updated");
    assertThat(first.row(3)).containsExactly("2023-06-12", "public holiday");
    assertThat(first.row(4)).isEqualTo(row("2023-06-11", 11));
    assertThat(service.published(0)).containsExactly("2023-05-31", "2023-06-11");
  }

  @Test
  void a_note_of_a_day_that_has_its_row_is_left_alone() throws Exception {
    first.type("A3", 45077, "an exam");
    service.day("2023-05-31", 12);

    assertThat(service.report().detail()).isEqualTo("0 days added, 1 updated");

    assertThat(first.filled())
        .containsExactly(
            List.of(HEADINGS), row("2023-05-31", 12), Arrays.asList(45077.0, "an exam"));
  }

  @Test
  void a_note_with_a_date_in_it_stops_nothing() throws Exception {
    first.type("A3", "checked by Anna 05.06.2023");
    service.day("2023-06-05", 12);

    assertThat(service.report().delivered()).isTrue();

    assertThat(first.row(3)).containsExactly("checked by Anna 05.06.2023");
    assertThat(first.row(4)).isEqualTo(row("2023-06-05", 12));
  }

  @Test
  void new_days_go_below_merged_cells() throws Exception {
    first.type("A3", "a note of three rows").merge("A3:G5");
    first.merge("H1:J20"); // beside our table
    service.day("2023-06-01", 20);

    service.report();

    assertThat(first.row(4)).isEmpty();
    assertThat(first.row(6)).isEqualTo(row("2023-06-01", 20));
  }

  @Test
  void a_row_whose_numbers_were_cleared_is_filled_again() throws Exception {
    first.type("B2", null, null, null, null, null, null);

    service.report();

    assertThat(first.filled()).containsExactly(List.of(HEADINGS), row("2023-05-31", 10));
  }

  @Test
  void two_rows_of_headings_stop_everything() throws Exception {
    first.type("A6", HEADINGS).type("A7", "2023-06-01", 1, 3, 1, 50, 4, 2);
    service.day("2023-06-02", 12);

    assertThat(service.report().problem().orElseThrow())
        .startsWith("rows 1 and 6 of tab 'Daily' all have our headings; nothing was written");

    assertThat(google.requests(WRITE)).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"20230531", "2023-05-31\u00a0", "\u200b31.05.2023", "31.05.2023\u00a07:00"})
  void a_day_is_found_however_it_is_typed(String date) throws Exception {
    first.type("A2", date);

    assertThat(service.report().detail()).isEqualTo("no day to write");
  }

  @Test
  void a_day_typed_as_a_number_of_eight_digits_is_found() throws Exception {
    first.type("A2", 20230531);
    service.day("2023-06-01", 20);

    assertThat(service.report().detail()).isEqualTo("1 day added, 0 updated");

    assertThat(first.row(3)).as("as text, like all new dates").isEqualTo(row("2023-06-01", 20));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"31.05", "31.05.", "5/31", "310523", "45077"})
  void digits_that_may_be_the_day_are_named(String date) throws Exception {
    first.type("A2", date);

    assertThat(service.report().problem().orElseThrow())
        .startsWith("cell A2 of tab 'Daily' seems to be a date that cannot be read");

    assertThat(google.requests(WRITE)).isZero();
  }
}
