package lms.load;

import java.math.BigDecimal;

/**
 * How many of a day's records may be quarantined before somebody should look.
 *
 * @param share of the day's records, 0 to 1
 * @param least records a day may have whatever their share
 */
public record ErrorBudget(BigDecimal share, int least) {
  /** Whether {@code quarantined} of {@code received} records exceed both. */
  boolean exceeded(long quarantined, long received) {
    BigDecimal allowed = share.multiply(BigDecimal.valueOf(received));
    return quarantined > least && BigDecimal.valueOf(quarantined).compareTo(allowed) > 0;
  }
}
