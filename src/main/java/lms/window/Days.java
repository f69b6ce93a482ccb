package lms.window;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A range of calendar days, both ends inclusive. Which instants they are depends on the zone.
 *
 * @param from first day
 * @param to last day
 */
public record Days(LocalDate from, LocalDate to) {
  /**
   * @throws IllegalArgumentException if {@code to} is before {@code from}
   */
  public Days {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "days %s to %s are reversed: the first day must not be after the last"
              .formatted(from, to));
    }
  }

  /** One single day. */
  public static Days of(LocalDate day) {
    return new Days(day, day);
  }

  /** The instants of these days in {@code zone}: a day there may last 23 or 25 hours. */
  public Window in(ZoneId zone) {
    return new Window(
        from.atStartOfDay(zone).toInstant(), to.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** How many days. */
  public int count() {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
  }

  /** Every day, oldest first. */
  public List<LocalDate> list() {
    return from.datesUntil(to.plusDays(1)).toList();
  }

  /** {@code 2023-05-31}, or {@code 2023-05-01 to 2023-05-31}. */
  @Override
  public String toString() {
    return from.equals(to) ? from.toString() : from + " to " + to;
  }
}
