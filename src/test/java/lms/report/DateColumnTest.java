package lms.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DateColumnTest {
  private static final LocalDate DAY = LocalDate.of(2023, 5, 31);

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "2023-05-31",
        " 2023-5-31 ",
        "2023-05-31 00:00:00",
        "2023-05-31T07:00:00Z",
        "2023/05/31",
        "20230531",
        "2023-05-31\u00a0",
        "\u200b31.05.2023\u00a007:00",
        "31.05.2023",
        "31.05.23",
        "31.5.2023 7:00",
        "31/05/2023",
        "05/31/2023",
        "31-05-2023"
      })
  void text_that_can_mean_one_day_only_is_that_day(String text) {
    assertThat(new DateColumn(List.of()).read(text)).containsExactly(DAY);
  }

  @Test
  void a_number_of_eight_digits_is_the_day_it_spells() {
    assertThat(new DateColumn(List.of()).read(20230531)).containsExactly(DAY);
    assertThat(new DateColumn(List.of()).read(20230531.0)).containsExactly(DAY);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(doubles = {45077, 45077.75})
  void a_serial_number_is_its_day_whatever_the_time(double serial) {
    assertThat(new DateColumn(List.of()).read(serial)).containsExactly(DAY);
    assertThat(DateColumn.serial(DAY)).isEqualTo(45077);
  }

  @ParameterizedTest(name = "beside {0}: {1}")
  @CsvSource({
    "31/05/2023, 2023-04-03",
    "05/31/2023, 2023-03-04",
    "31-05-2023, 2023-04-03",
  })
  void slashes_are_read_the_way_the_rest_of_the_column_is(String other, LocalDate meant) {
    assertThat(new DateColumn(List.of(other)).read("03/04/2023")).containsExactly(meant);
  }

  @Test
  void slashes_that_nothing_explains_may_be_either_day() {
    assertThat(new DateColumn(List.of("01/02/2023")).read("03/04/2023"))
        .containsExactly(LocalDate.of(2023, 3, 4), LocalDate.of(2023, 4, 3));
  }

  @Test
  void dots_are_day_first_and_explain_nothing_about_slashes() {
    assertThat(new DateColumn(List.of("05/31/2023")).read("03.04.2023"))
        .containsExactly(LocalDate.of(2023, 4, 3));
    assertThat(new DateColumn(List.of("31.05.2023")).read("03/04/2023")).hasSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"-", "Total", "Итого за 2023", "2023-02-30", "1.5", "12345", "week 22"})
  void other_text_is_no_day(String text) {
    assertThat(new DateColumn(List.of()).read(text)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(doubles = {7, 2023, 20230532, 20240230, 1e300, -1, 0.5})
  void other_numbers_are_no_day(double number) {
    assertThat(new DateColumn(List.of()).read(number)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "31 мая 2023, true",
    "'May 31, 2023', true",
    "2023-02-30, true",
    "31.05, true",
    "31.05., true",
    "5/31, true",
    "310523, true",
    "45077, true",
    "2023, false",
    "7, false",
    "Итого за 2023, false",
    "week 22, false",
    "'', false",
  })
  void text_that_seems_to_be_a_date_is_told_from_other_text(String text, boolean seems) {
    assertThat(DateColumn.seemsADate(text)).isEqualTo(seems);
  }
}
