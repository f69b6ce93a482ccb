package lms.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a day becomes due: at the first fire of the schedule after its end.
 *
 * @param fires of the schedule
 * @param zone what "a day" means
 */
record DueDays(FireTimes fires, ZoneId zone) {
  /** The newest day that is due at {@code instant}; empty before the first fire of all. */
  Optional<LocalDate> newest(Instant instant) {
    return fires.latest(instant).map(this::yesterday);
  }

  /** The last day that has ended at {@code instant}. */
  private LocalDate yesterday(Instant instant) {
    LocalDate day = LocalDate.ofInstant(instant, zone).minusDays(1);
    while (!exists(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** A zone that crosses the date line leaves a day out: 2011-12-30 in Samoa. */
  boolean exists(LocalDate day) {
    return day.atStartOfDay(zone).isBefore(day.plusDays(1).atStartOfDay(zone));
  }
}
