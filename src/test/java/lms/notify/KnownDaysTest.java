package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import lms.ledger.DailyStats;
import lms.notify.KnownDays.Point;
import lms.window.DaySet;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KnownDaysTest {
  @ParameterizedTest(name = "{0} to {1} needs {2} on")
  @CsvSource({
    "2023-05-31, 2023-05-31, 2023-05-18",
    "2023-05-26, 2023-05-31, 2023-05-18",
    "2023-05-25, 2023-05-31, 2023-05-18",
    "2023-05-24, 2023-05-31, 2023-05-17",
    "2023-05-01, 2023-05-31, 2023-04-24"
  })
  void fourteen_days_are_needed_and_the_week_before_any_of_those_loaded(
      LocalDate from, LocalDate to, LocalDate first) {
    assertThat(KnownDays.neededFor(DaySet.of(new Days(from, to)))).isEqualTo(new Days(first, to));
  }

  @Test
  void a_fortnight_has_its_days_without_numbers_too() {
    LocalDate day = LocalDate.parse("2024-03-05");
    KnownDays known = new KnownDays(List.of(new DailyStats(day.minusDays(5), 7, 1, 0, null, 7, 0)));

    List<Point> fortnight = known.fortnight(day);

    assertThat(fortnight).hasSize(14);
    assertThat(fortnight.get(0).day()).isEqualTo("2024-02-21");
    assertThat(fortnight.get(13).day()).isEqualTo(day);
    assertThat(fortnight).filteredOn(point -> point.stats().isPresent()).hasSize(1);
    assertThat(fortnight.get(8).stats()).isPresent();
  }
}
