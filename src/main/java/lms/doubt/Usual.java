package lms.doubt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What is usual for a weekday.
 *
 * @param days how many days tell it
 * @param attempts median of their attempts
 * @param deviation median distance of their attempts from that median
 * @param gap median time from a day's last attempt to its end; empty where no day has one
 */
record Usual(int days, double attempts, double deviation, Optional<Duration> gap) {
  /**
   * What those days tell.
   *
   * @param weekdays at least one
   */
  static Usual of(List<LoadedDay> weekdays) {
    double attempts = median(weekdays, LoadedDay::attempts);
    double deviation = median(weekdays, day -> Math.abs(day.attempts() - attempts));
    List<Duration> gaps = weekdays.stream().flatMap(day -> day.gap().stream()).toList();
    Optional<Duration> gap =
        gaps.isEmpty()
            ? Optional.empty()
            : Optional.of(Duration.ofMillis((long) median(gaps, Duration::toMillis)));
    return new Usual(weekdays.size(), attempts, deviation, gap);
  }

  /** The value in the middle; between the two there, where their number is even. */
  private static <T> double median(List<T> all, ToDoubleFunction<T> value) {
    double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
