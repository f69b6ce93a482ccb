package lms.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JudgeTest {
  private static final LocalDate DAY = LocalDate.parse("2023-05-31");
  private static final long ENOUGH = Judge.LEAST_DAYS;

  @ParameterizedTest(name = "{0} attempts after {1}: {2}")
  @CsvSource(
      textBlock =
          """
          # what the weekdays had, all alike: half and half as much again are the limits
          0,    100 100 100,           NO_ATTEMPTS
          1,    100 100 100,           FEW_ATTEMPTS
          49,   100 100 100,           FEW_ATTEMPTS
          50,   100 100 100,
          100,  100 100 100,
          150,  100 100 100,
          151,  100 100 100,           MANY_ATTEMPTS
          # one weekday is enough to compare with
          49,   100,                   FEW_ATTEMPTS
          50,   100,
          # 1000 ± 100: five deviations are 741.3, more than half
          258,  900 1000 1100,         FEW_ATTEMPTS
          259,  900 1000 1100,
          1741, 900 1000 1100,
          1742, 900 1000 1100,         MANY_ATTEMPTS
          # 1000 ± 10: half is more than five deviations
          499,  990 1000 1010,         FEW_ATTEMPTS
          500,  990 1000 1010,
          # an even number of weekdays: 150 lies between them
          1,    100 100 200 200,
          521,  100 100 200 200,       MANY_ATTEMPTS
          520,  100 100 200 200,
          # one holiday among the weekdays changes nothing
          49,   100 100 0 100 100,     FEW_ATTEMPTS
          """)
  void a_day_far_from_what_is_usual_is_doubted(long attempts, String before, Doubt doubt) {
    List<Doubt> doubts =
        Judge.doubts(day(attempts, Optional.empty()), usual(before, Optional.empty()), ENOUGH);

    assertThat(doubts).isEqualTo(Stream.ofNullable(doubt).toList());
  }

  @ParameterizedTest(name = "none after {0}: {1}")
  @CsvSource({"49, ''", "50, NO_ATTEMPTS", "49 50, ''", "50 50, NO_ATTEMPTS", "49 51, NO_ATTEMPTS"})
  void a_weekday_with_hardly_any_attempts_says_nothing(String before, String doubt) {
    List<Doubt> doubts =
        Judge.doubts(day(0, Optional.empty()), usual(before, Optional.empty()), ENOUGH);

    assertThat(doubts)
        .extracting(Doubt::name)
        .isEqualTo(Stream.of(doubt.split(" ")).filter(d -> !d.isEmpty()).toList());
  }

  @Test
  void six_other_days_say_nothing_and_seven_do() {
    Usual usual = usual("100", Optional.of(Duration.ZERO));

    assertThat(Judge.doubts(day(0, Optional.empty()), usual, 6)).isEmpty();
    assertThat(Judge.doubts(day(0, Optional.empty()), usual, 7)).containsExactly(Doubt.NO_ATTEMPTS);
  }

  @ParameterizedTest(name = "{0} after {1}: {2}")
  @CsvSource(
      textBlock =
          """
          PT6H0.000001S, PT1H59M59.999S, true
          PT6H,          PT1H59M59.999S, false
          PT6H0.000001S, PT2H,           false
          PT24H,         PT0S,           true
          ,              PT0S,           false
          PT24H,         ,               false
          """)
  void a_day_that_ends_hours_before_its_weekday_is_doubted(
      Duration gap, Duration usual, boolean doubted) {
    List<Doubt> doubts =
        Judge.doubts(
            day(100, Optional.ofNullable(gap)), usual("100", Optional.ofNullable(usual)), ENOUGH);

    assertThat(doubts).isEqualTo(doubted ? List.of(Doubt.ENDS_EARLY) : List.of());
  }

  @Test
  void few_attempts_that_also_end_early_are_two_doubts() {
    Usual usual = usual("100", Optional.of(Duration.ofMinutes(5)));

    assertThat(Judge.doubts(day(10, Optional.of(Duration.ofHours(7))), usual, ENOUGH))
        .containsExactly(Doubt.FEW_ATTEMPTS, Doubt.ENDS_EARLY);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"7, 7, 0", "9 7, 8, 1", "1 100 3, 3, 2", "1 2 4 100, 3, 1.5"})
  void what_is_usual_lies_in_the_middle(String before, double median, double deviation) {
    Usual usual = usual(before, Optional.empty());

    assertThat(usual.attempts()).isEqualTo(median);
    assertThat(usual.deviation()).isEqualTo(deviation);
    assertThat(usual.days()).isEqualTo(before.split(" ").length);
  }

  @Test
  void a_weekday_without_attempts_tells_nothing_of_when_the_last_one_comes() {
    List<LoadedDay> before =
        Stream.of(Duration.ofHours(1), null, Duration.ofHours(2))
            .map(gap -> day(1, Optional.ofNullable(gap)))
            .toList();

    assertThat(Usual.of(before).gap()).contains(Duration.ofMinutes(90));
    assertThat(Usual.of(List.of(day(0, Optional.empty()))).gap()).isEmpty();
  }

  private static LoadedDay day(long attempts, Optional<Duration> gap) {
    return new LoadedDay(DAY, attempts, gap);
  }

  /** What weekdays with so many attempts and that gap make usual. */
  private static Usual usual(String attempts, Optional<Duration> gap) {
    return Usual.of(Stream.of(attempts.split(" ")).map(n -> day(Long.parseLong(n), gap)).toList());
  }
}
