package lms.load;

import java.time.Clock;
import java.time.Duration;
import lms.ledger.LoadRun;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a window is stored whose commit was not answered. Stateless. */
public final class Certainty {
  private static final Logger LOG = LoggerFactory.getLogger("stored");

  private final Clock clock;
  private final Duration delay;

  /**
   * @param delay between two questions to the ledger
   */
  public Certainty(Clock clock, Duration delay) {
    this.clock = clock;
    this.delay = delay;
  }

  /**
   * The ledger could not be asked: waits until it is asked again.
   *
   * @throws Uncertain if the load run must end before that
   */
  public void await(
      @ExchangeProperty("CamelExceptionCaught") Exception why,
      @ExchangeProperty("loadRun") LoadRun run)
      throws Uncertain {
    boolean inTime = clock.instant().plus(delay).isBefore(run.deadline());
    if (!inTime || run.stop().await(delay)) {
      throw new Uncertain(why);
    }
  }

  /**
   * Takes in how often the ledger has the window.
   *
   * @throws Exception why the commit failed, if the window is not stored
   */
  public void found(
      @ExchangeProperty("receipts") long receipts,
      @ExchangeProperty("commitFailure") Exception why,
      @ExchangeProperty("transfer") Transfer transfer)
      throws Exception {
    if (receipts == 0) {
      throw why;
    }
    LOG.warn(
        "the connection broke at the commit of window {} to {}; the ledger has it, so it is stored (load run {})",
        transfer.window().start(),
        transfer.window().end(),
        transfer.run().id());
  }
}
