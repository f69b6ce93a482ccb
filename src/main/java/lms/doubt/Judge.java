package lms.doubt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a day with what is usual for its weekday. */
final class Judge {
  /** Before so many other days are loaded, nothing is known to be usual. */
  static final int LEAST_DAYS = 7;

  /** Where a weekday has fewer attempts, chance alone makes half or double of them. */
  static final double LEAST_ATTEMPTS = 50;

  /** Makes the median deviation comparable to a standard deviation, were the days normal. */
  private static final double TO_STANDARD_DEVIATIONS = 1.4826;

  private static final double MOST_STANDARD_DEVIATIONS = 5;
  private static final Duration LONGEST_GAP = Duration.ofHours(6);
  private static final Duration SHORT_GAP = Duration.ofHours(2);

  private Judge() {}

  /**
   * Why the day is hard to believe; nothing is a good answer.
   *
   * @param others how many other days are loaded, whatever their weekday
   */
  static List<Doubt> doubts(LoadedDay day, Usual usual, long others) {
    if (others < LEAST_DAYS || usual.attempts() < LEAST_ATTEMPTS) {
      return List.of();
    }
    if (day.attempts() == 0) {
      return List.of(Doubt.NO_ATTEMPTS);
    }
    List<Doubt> doubts = new ArrayList<>();
    double more = day.attempts() - usual.attempts();
    if (Math.abs(more) > farthest(usual)) {
      doubts.add(more < 0 ? Doubt.FEW_ATTEMPTS : Doubt.MANY_ATTEMPTS);
    }
    if (isOver(day.gap(), LONGEST_GAP) && isUnder(usual.gap(), SHORT_GAP)) {
      doubts.add(Doubt.ENDS_EARLY);
    }
    return doubts;
  }

  /** How far from the median a day may be. */
  private static double farthest(Usual usual) {
    return Math.max(
        MOST_STANDARD_DEVIATIONS * TO_STANDARD_DEVIATIONS * usual.deviation(),
        usual.attempts() / 2);
  }

  private static boolean isOver(Optional<Duration> gap, Duration limit) {
    return gap.filter(g -> g.compareTo(limit) > 0).isPresent();
  }

  private static boolean isUnder(Optional<Duration> gap, Duration limit) {
    return gap.filter(g -> g.compareTo(limit) < 0).isPresent();
  }
}
