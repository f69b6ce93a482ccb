package lms.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which days are read together, and which first. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WindowPlanTest {
  @ParameterizedTest(name = "{0} to {1} by {2}")
  @CsvSource(
      textBlock =
          """
          2023-03-01, 2023-05-31, 31, 2023-05-01 to 2023-05-31|2023-03-31 to 2023-04-30|2023-03-01 to 2023-03-30
          2023-05-25, 2023-05-31,  2, 2023-05-30 to 2023-05-31|2023-05-28 to 2023-05-29|2023-05-26 to 2023-05-27|2023-05-25
          2023-05-30, 2023-05-31,  1, 2023-05-31|2023-05-30
          2023-05-01, 2023-05-31, 31, 2023-05-01 to 2023-05-31
          2023-05-31, 2023-05-31, 31, 2023-05-31
          """)
  void the_newest_days_come_first(LocalDate from, LocalDate to, int most, String stretches) {
    assertThat(plan(DaySet.of(new Days(from, to)), most)).isEqualTo(stretches);
  }

  @Test
  void gaps_stay_gaps() {
    LocalDate last = LocalDate.parse("2023-05-31");
    DaySet days = DaySet.of(List.of(last, last.minusDays(2), last.minusDays(9), last.minusDays(8)));

    assertThat(plan(days, 9)).isEqualTo("2023-05-31|2023-05-29|2023-05-22 to 2023-05-23");
  }

  @Test
  void a_year_takes_twelve_stretches_of_a_month() {
    DaySet year = DaySet.of(new Days(LocalDate.parse("2022-06-01"), LocalDate.parse("2023-05-31")));

    assertThat(WindowPlan.of(year, 31)).hasSize(12);
  }

  private static String plan(DaySet days, int most) {
    return String.join("|", WindowPlan.of(days, most).stream().map(Days::toString).toList());
  }
}
