package lms.adopt;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Which days of a table can be believed to be whole. Nobody wrote down how far its script got, so a
 * doubtful day is left to the API, which costs one request and loses nothing. Doubtful are the
 * first day and the last, a day with rows that could not be read, one with less than half of what
 * its weekday usually has, and one with a silence of its own. A table whose attempts cannot be told
 * to be the API's is not believed for days that the lookback reads again either: their attempts
 * would come twice.
 */
final class Belief {
  /** So many weeks before and after say what is usual. */
  private static final int WEEKS = 4;

  /** With fewer days to compare with nothing is usual. */
  private static final int FEWEST = 3;

  /** A silence shorter than this is no gap: a night. */
  private static final Duration NIGHT = Duration.ofHours(6);

  private final List<DayFacts> days;
  private final LocalDate before;
  private final long usualSilence;

  /**
   * @param days of the table, oldest first
   * @param before only earlier days can be believed
   */
  Belief(List<DayFacts> days, LocalDate before) {
    this.days = days;
    this.before = before;
    this.usualSilence = median(days.stream().mapToLong(day -> day.silence().toSeconds()));
  }

  /** The days believed. */
  Set<LocalDate> days() {
    Set<LocalDate> believed = new TreeSet<>();
    for (int i = 1; i < days.size() - 1; i++) {
      DayFacts day = days.get(i);
      if (day.date().isBefore(before) && day.refused() == 0 && !isThin(day) && !isSilent(day)) {
        believed.add(day.date());
      }
    }
    return believed;
  }

  private boolean isThin(DayFacts day) {
    long[] others =
        days.stream()
            .filter(other -> isSameWeekday(day.date(), other.date()))
            .mapToLong(DayFacts::attempts)
            .toArray();
    return others.length >= FEWEST && day.attempts() * 2 < median(LongStream.of(others));
  }

  private static boolean isSameWeekday(LocalDate day, LocalDate other) {
    long apart = Math.abs(day.toEpochDay() - other.toEpochDay());
    return apart > 0 && apart % 7 == 0 && apart <= WEEKS * 7L;
  }

  private boolean isSilent(DayFacts day) {
    return day.silence().compareTo(NIGHT) > 0 && day.silence().toSeconds() > 2 * usualSilence;
  }

  private static long median(LongStream values) {
    long[] sorted = values.sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
