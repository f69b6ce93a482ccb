package lms.notify;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lms.ledger.DailyStats;
import lms.window.DaySet;
import lms.window.Days;

/**
 * The numbers the database has of a load run's days, and of the days before that they are compared
 * with.
 *
 * @param all oldest first; a day without numbers is missing
 */
record KnownDays(List<DailyStats> all) {
  private static final int WEEK = 7;
  private static final int CHART = 14;

  /** A day, and its numbers where there are any. */
  record Point(LocalDate day, Optional<DailyStats> stats) {}

  /** Days whose numbers the mail about {@code days} shows or compares with. */
  static Days neededFor(DaySet days) {
    Days span = days.span();
    LocalDate compared = span.from().minusDays(WEEK);
    LocalDate drawn = firstDrawn(span.to());
    return new Days(drawn.isBefore(compared) ? drawn : compared, span.to());
  }

  /** Those of them that are among {@code days}, oldest first. */
  List<DailyStats> of(DaySet days) {
    return all.stream().filter(day -> days.contains(day.day())).toList();
  }

  Optional<DailyStats> dayBefore(LocalDate day) {
    return on(day.minusDays(1));
  }

  Optional<DailyStats> weekBefore(LocalDate day) {
    return on(day.minusDays(WEEK));
  }

  /** The fourteen days up to {@code newest}, oldest first, those without numbers too. */
  List<Point> fortnight(LocalDate newest) {
    return new Days(firstDrawn(newest), newest)
        .list().stream().map(day -> new Point(day, on(day))).toList();
  }

  private static LocalDate firstDrawn(LocalDate newest) {
    return newest.minusDays(CHART - 1);
  }

  private Optional<DailyStats> on(LocalDate day) {
    return all.stream().filter(known -> known.day().equals(day)).findFirst();
  }
}
