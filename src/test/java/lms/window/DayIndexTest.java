package lms.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DayIndexTest {
  @ParameterizedTest(name = "{0} in {1}: {2} to {3}")
  @CsvSource(
      textBlock =
          """
          2023-05-31, UTC,              2023-05-31T00:00:00Z, 2023-06-01T00:00:00Z
          2023-05-31, Europe/Moscow,    2023-05-30T21:00:00Z, 2023-05-31T21:00:00Z
          2023-03-26, Europe/Berlin,    2023-03-25T23:00:00Z, 2023-03-26T22:00:00Z
          2023-10-29, Europe/Berlin,    2023-10-28T22:00:00Z, 2023-10-29T23:00:00Z
          2018-11-04, America/Sao_Paulo, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z
          2023-11-05, America/Havana,   2023-11-05T04:00:00Z, 2023-11-06T05:00:00Z
          2024-02-29, UTC,              2024-02-29T00:00:00Z, 2024-03-01T00:00:00Z
          """)
  void a_day_lasts_as_long_as_it_does_in_its_zone(
      LocalDate day, ZoneId zone, Instant start, Instant end) {
    assertThat(Days.of(day).in(zone)).isEqualTo(new Window(start, end));
    DayIndex index = new DayIndex(Days.of(day).in(zone), zone);
    assertThat(index.days()).containsExactly(day);
    assertThat(index.end()).isEqualTo(end);
  }

  @Test
  void an_instant_lies_in_the_day_of_the_zone_also_when_days_differ_in_length() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Days days = new Days(LocalDate.parse("2023-03-25"), LocalDate.parse("2023-03-27"));
    DayIndex index = new DayIndex(days.in(berlin), berlin);

    for (Instant i = days.in(berlin).start();
        i.isBefore(index.end());
        i = i.plus(Duration.ofMinutes(7))) {
      LocalDate expected = LocalDate.ofInstant(i, berlin);
      assertThat(index.days().get(index.of(i))).as("%s", i).isEqualTo(expected);
    }
  }

  @Test
  void days_are_cut_into_as_few_windows_as_fit_and_leave_no_gap() {
    Days year = new Days(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-12-31"));
    ZoneId zone = ZoneId.of("America/Havana");
    List<Window> windows =
        WindowPlan.of(DaySet.of(year), 31).stream().map(days -> days.in(zone)).toList();

    assertThat(windows).hasSize(12);
    assertThat(windows.get(0).end()).isEqualTo(year.in(zone).end());
    assertThat(windows.get(11).start()).isEqualTo(year.in(zone).start());
    for (int i = 1; i < windows.size(); i++) {
      assertThat(windows.get(i).end()).isEqualTo(windows.get(i - 1).start());
    }
  }

  @Test
  void an_empty_window_and_reversed_days_are_refused() {
    Instant now = Instant.parse("2023-05-31T00:00:00Z");
    assertThatThrownBy(() -> new Window(now, now)).hasMessageContaining("is empty");
    assertThatThrownBy(() -> new Days(LocalDate.parse("2023-06-01"), LocalDate.parse("2023-05-31")))
        .hasMessageContaining("reversed");
  }
}
