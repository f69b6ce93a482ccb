package lms.adopt;

import java.util.List;

/**
 * What becomes of every row of the table.
 *
 * @param rows it has, counted apart from the rest
 * @param taken attempts stored for the first time
 * @param duplicate rows that repeat another one
 * @param known attempts that are stored already; they stay as they are
 * @param quarantined rows that cannot be taken
 * @param left attempts of days that the API is asked for, of a table whose attempts have no
 *     identity
 */
public record AdoptReceipt(
    long rows, long taken, long duplicate, long known, long quarantined, long left) {

  /** What {@code days} add up to. */
  static AdoptReceipt of(long rows, List<DayFacts> days, Findings.Takes takes) {
    long taken = 0;
    long left = 0;
    long duplicate = 0;
    long known = 0;
    long quarantined = 0;
    for (DayFacts day : days) {
      boolean takesIt = day.day().filter(takes::day).isPresent();
      taken += takesIt ? day.fresh() : 0;
      left += takesIt ? 0 : day.fresh();
      duplicate += day.duplicate();
      known += day.known();
      quarantined += day.refused();
    }
    return new AdoptReceipt(rows, taken, duplicate, known, quarantined, left);
  }

  /** Whether every row is accounted for exactly once. */
  boolean balances() {
    return rows == taken + duplicate + known + quarantined + left;
  }
}
