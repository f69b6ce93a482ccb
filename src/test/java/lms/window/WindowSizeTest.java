package lms.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lord Howe's clocks go back by half an hour on 2023-04-02: that day has 24.5 hours. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WindowSizeTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

  @ParameterizedTest(name = "{0} to {1} in {2}")
  @CsvSource(
      textBlock =
          """
          2023-05-01T00:00:00Z, 2023-06-01T00:00:00Z, UTC,                 31, 0, 16,  0
          2023-05-30T00:00:00Z, 2023-06-01T00:00:00Z, UTC,                  2, 0,  1,  0
          2023-05-31T00:00:00Z, 2023-06-01T00:00:00Z, UTC,                  1, 0,  0, 12
          2023-05-31T12:00:00Z, 2023-06-01T00:00:00Z, UTC,                  0, 12, 0,  6
          2023-05-31T21:00:00Z, 2023-06-01T00:00:00Z, UTC,                  0, 3,  0,  2
          2023-05-31T22:00:00Z, 2023-05-31T23:30:00Z, UTC,                  0, 2,  0,  1
          2023-04-01T13:00:00Z, 2023-04-02T13:30:00Z, Australia/Lord_Howe,  1, 0,  0, 13
          2023-03-31T13:00:00Z, 2023-04-02T13:30:00Z, Australia/Lord_Howe,  2, 0,  1,  0
          2023-05-30T23:00:00Z, 2023-05-31T01:00:00Z, UTC,                  0, 2,  0,  1
          2023-05-29T23:00:00Z, 2023-06-01T00:00:00Z, UTC,                  3, 0,  2,  0
          2023-05-29T23:00:00Z, 2023-05-31T01:00:00Z, UTC,                  3, 0,  2,  0
          """)
  void several_days_are_halved_by_days_and_one_by_hours(
      Instant start, Instant end, ZoneId zone, int days, int hours, int halfDays, int halfHours) {
    Window window = new Window(start, end);

    assertThat(WindowSize.of(window, zone)).isEqualTo(new WindowSize(days, hours));
    assertThat(WindowSize.halfOf(window, zone)).isEqualTo(new WindowSize(halfDays, halfHours));
  }

  @Test
  void an_hour_and_what_is_shorter_has_no_halves() {
    assertThat(WindowSize.isSmallest(window("2023-05-31T22:00:00Z", "2023-05-31T23:00:00Z")))
        .isTrue();
    assertThat(WindowSize.isSmallest(window("2023-05-31T22:00:00Z", "2023-05-31T22:30:00Z")))
        .isTrue();
    assertThat(WindowSize.isSmallest(window("2023-05-31T22:00:00Z", "2023-05-31T23:01:00Z")))
        .isFalse();
  }

  @Test
  void a_beginning_ends_with_a_day_or_with_what_there_is() {
    Window span = window("2023-03-30T13:00:00Z", "2023-04-03T13:30:00Z");

    assertThat(WindowSize.ofDays(3).beginningOf(span, LORD_HOWE).end())
        .isEqualTo("2023-04-02T13:30:00Z");
    assertThat(WindowSize.ofDays(9).beginningOf(span, LORD_HOWE)).isEqualTo(span);
    assertThat(WindowSize.ofHours(16).beginningOf(span, LORD_HOWE).end())
        .isEqualTo("2023-03-31T05:00:00Z");
    Window evening = window("2023-03-31T05:00:00Z", "2023-04-03T13:30:00Z");
    assertThat(WindowSize.ofHours(16).beginningOf(evening, LORD_HOWE).end())
        .isEqualTo("2023-03-31T13:00:00Z");
  }

  @Test
  void hours_double_up_to_a_day_and_days_without_end() {
    assertThat(WindowSize.ofHours(1).doubled()).isEqualTo(WindowSize.ofHours(2));
    assertThat(WindowSize.ofHours(16).doubled()).isEqualTo(WindowSize.ofDays(1));
    assertThat(WindowSize.ofDays(16).doubled()).isEqualTo(WindowSize.ofDays(32));
    assertThat(WindowSize.ofHours(23)).isLessThan(WindowSize.ofDays(1));
  }

  @ParameterizedTest(name = "{0} days and {1} hours in windows of {2} days or {3} hours")
  @CsvSource(
      textBlock =
          """
          31, 0, 31,  0,  1
          32, 0, 31,  0,  2
           2, 0,  0, 12,  4
           2, 0,  0, 16,  4
           0, 5,  0,  2,  3
           0, 5,  1,  0,  1
          """)
  void the_windows_of_a_span_can_be_counted(
      int days, int hours, int mostDays, int mostHours, int count) {
    Instant start = Instant.parse("2023-05-01T00:00:00Z");
    Window span = new Window(start, start.plusSeconds((days * 24L + hours) * 3600));

    assertThat(new WindowSize(mostDays, mostHours).count(span, UTC)).isEqualTo(count);
  }

  @ParameterizedTest(name = "{0} to {1} in windows of {2} days or {3} hours")
  @CsvSource(
      textBlock =
          """
          2023-05-29T21:00:00Z, 2023-06-01T00:00:00Z, 0, 1, 51
          2023-05-29T21:00:00Z, 2023-06-01T00:00:00Z, 0, 2, 26
          2023-05-29T21:00:00Z, 2023-06-01T00:00:00Z, 1, 0,  3
          2023-05-29T21:00:00Z, 2023-06-01T00:00:00Z, 2, 0,  2
          """)
  void so_can_those_of_a_span_that_begins_within_a_day(
      Instant start, Instant end, int days, int hours, int count) {
    assertThat(new WindowSize(days, hours).count(new Window(start, end), UTC)).isEqualTo(count);
  }

  private static Window window(String start, String end) {
    return new Window(Instant.parse(start), Instant.parse(end));
  }
}
