package lms.report;

import java.time.Clock;
import lms.ledger.Backoff;
import lms.ledger.Delivery;
import org.apache.camel.ExchangeProperty;

/**
 * When the service looks again for days that wait to be published. After a failure it waits, twice
 * as long each time.
 */
public final class PublishRetry {
  private final Backoff backoff;

  /** Looks at once: days may be left over from before. */
  public PublishRetry(Clock clock) {
    this.backoff = new Backoff(clock);
  }

  /** Whether to look now. */
  public boolean isTime() {
    return backoff.isTime();
  }

  /** Takes in how the last report went, whoever asked for it. */
  public void told(@ExchangeProperty("sheetDelivery") Delivery delivery) {
    if (delivery.delivered()) {
      backoff.succeeded();
    } else {
      backoff.failed();
    }
  }
}
