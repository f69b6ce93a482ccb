package lms.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which days are read first, where yesterday is 2023-05-31 and the lookback three days. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WindowPlanTest {
  private static final LocalDate RECENT = LocalDate.parse("2023-05-28");

  @ParameterizedTest(name = "{0} to {1} by {2}")
  @CsvSource(
      textBlock =
          """
          2022-06-01, 2023-05-31, 31, 2023-05-01 to 2023-05-31|2022-06-01 to 2023-04-30
          2022-06-01, 2023-06-01, 31, 2023-05-02 to 2023-06-01|2022-06-01 to 2023-05-01
          2023-05-01, 2023-05-31,  2, 2023-05-28 to 2023-05-31|2023-05-01 to 2023-05-27
          2023-05-27, 2023-05-31, 31, 2023-05-27 to 2023-05-31
          2022-05-28, 2023-05-27, 31, 2022-05-28 to 2023-05-27
          2023-05-31, 2023-05-31,  1, 2023-05-31
          """)
  void days_that_the_schedule_may_want_come_first(
      LocalDate from, LocalDate to, int most, String order) {
    assertThat(order(DaySet.of(new Days(from, to)), most)).isEqualTo(order);
  }

  @Test
  void gaps_stay_gaps() {
    LocalDate last = LocalDate.parse("2023-05-31");
    DaySet days = DaySet.of(List.of(last, last.minusDays(2), last.minusDays(9), last.minusDays(7)));

    assertThat(order(days, 9)).isEqualTo("2023-05-24|2023-05-29|2023-05-31|2023-05-22");
  }

  @Test
  void a_year_takes_twelve_windows_of_a_month_whichever_comes_first() {
    DaySet year = DaySet.of(new Days(LocalDate.parse("2022-06-01"), LocalDate.parse("2023-05-31")));

    int windows =
        WindowPlan.order(year, RECENT, 31).stream()
            .mapToInt(days -> (days.count() + 30) / 31)
            .sum();
    assertThat(windows).isEqualTo(12);
  }

  private static String order(DaySet days, int most) {
    return String.join(
        "|", WindowPlan.order(days, RECENT, most).stream().map(Days::toString).toList());
  }
}
