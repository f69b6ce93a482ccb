package lms.notify;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The scale of a chart's counts: from 0 in round steps.
 *
 * @param step distance of two lines
 * @param top the last line, not below the highest count
 */
record ChartScale(long step, long top) {
  private static final int MOST_STEPS = 4;

  /** Steps of 1, 2 or 5 times a power of ten. */
  static ChartScale upTo(long highest) {
    long power = 1;
    while (true) {
      for (long step : new long[] {power, 2 * power, 5 * power}) {
        if (step * MOST_STEPS >= highest) {
          return new ChartScale(step, Math.max(step, -Math.floorDiv(-highest, step) * step));
        }
      }
      power *= 10;
    }
  }

  /** The lines' counts, 0 first. */
  List<Long> lines() {
    return LongStream.rangeClosed(0, top / step).map(line -> line * step).boxed().toList();
  }

  /** {@code count} as a share of the top. */
  double share(long count) {
    return (double) count / top;
  }
}
