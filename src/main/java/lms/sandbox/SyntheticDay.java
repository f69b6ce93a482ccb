package lms.sandbox;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What happened on one day: it follows from the seed and the date alone, whatever was asked before.
 */
final class SyntheticDay {
  private SyntheticDay() {}

  /**
   * Every attempt of a UTC day, ascending by time; none before {@link Campus#EPOCH}.
   *
   * @param seed of the whole sandbox
   */
  static List<SyntheticAttempt> attempts(long seed, LocalDate day) {
    List<SyntheticAttempt> attempts = new ArrayList<>();
    if (day.isBefore(Campus.EPOCH)) {
      return attempts;
    }
    int term = Campus.termOf(day);
    for (int t = term - Campus.TERMS_AT_WORK + 1; t <= term; t++) {
      Campus.of(seed, t).enrolments().forEach(enrolment -> collect(enrolment, day, attempts));
    }
    attempts.sort(Comparator.comparing(SyntheticAttempt::createdAt));
    return attempts;
  }

  private static void collect(Enrolment enrolment, LocalDate day, List<SyntheticAttempt> attempts) {
    IntStream.range(0, enrolment.tasksTried())
        .filter(task -> mayTouch(enrolment.dayOf(task), day))
        .mapToObj(task -> Story.of(enrolment, task))
        .flatMap(List::stream)
        .filter(attempt -> attempt.createdAt().atOffset(ZoneOffset.UTC).toLocalDate().equals(day))
        .forEach(attempts::add);
  }

  private static boolean mayTouch(LocalDate begun, LocalDate day) {
    return !begun.isAfter(day) && !begun.plusDays(Story.LONGEST_DAYS).isBefore(day);
  }
}
