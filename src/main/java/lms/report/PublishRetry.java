package lms.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import lms.ledger.Delivery;
import org.apache.camel.ExchangeProperty;

/**
 * When the service looks again for days that wait to be published. After a failure it waits, twice
 * as long each time; what it remembers matters to no other process.
 */
public final class PublishRetry {
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Clock clock;
  private Duration wait = FIRST;
  private Instant next = Instant.MIN;

  /** Looks at once: days may be left over from before. */
  public PublishRetry(Clock clock) {
    this.clock = clock;
  }

  /** Whether to look now. */
  public synchronized boolean isTime() {
    return !clock.instant().isBefore(next);
  }

  /** Takes in how the last report went, whoever asked for it. */
  public synchronized void told(@ExchangeProperty("sheetDelivery") Delivery delivery) {
    if (delivery.delivered()) {
      wait = FIRST;
      next = clock.instant();
      return;
    }
    next = clock.instant().plus(wait);
    Duration doubled = wait.multipliedBy(2);
    wait = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
