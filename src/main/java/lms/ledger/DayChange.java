package lms.ledger;

import java.time.LocalDate;

/**
 * A day whose numbers were known before and are different now.
 *
 * @param before attempts counted before
 * @param after attempts counted now
 * @param late attempts of the day stored for the first time by this load run
 * @param changed attempts of the day that came back different, updated
 */
public record DayChange(LocalDate day, long before, long after, long late, long changed) {}
