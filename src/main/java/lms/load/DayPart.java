package lms.load;

import java.time.Instant;

/**
 * The beginning of a day, as far as a load run has stored it.
 *
 * @param until first instant of the day that is not stored; {@code null} = no day is begun
 * @param sums what its windows brought
 * @param past whether each of them was past when it was asked for
 */
record DayPart(Instant until, DaySums sums, boolean past) {
  /** No day is begun. */
  static final DayPart NONE = new DayPart(null, DaySums.ZERO, true);
}
