package lms.camel;

import lms.attempt.RawRecord;
import lms.load.Transfer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * A bean for every record on its way. Camel calls a {@link Processor} straight; to find and fill
 * the parameters of any other bean's method takes as long as half of a record's way.
 */
public final class RecordStep implements Processor {
  private final Work work;

  /** What is done with a record. */
  @FunctionalInterface
  public interface Work {
    /**
     * @param record the exchange's body
     * @param transfer the try it belongs to
     * @param failure why it came here, {@code null} on the straight way
     */
    void on(RawRecord record, Transfer transfer, Exception failure) throws Exception;
  }

  /** Does {@code work} with each record. */
  public RecordStep(Work work) {
    this.work = work;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    work.on(
        (RawRecord) exchange.getMessage().getBody(),
        (Transfer) exchange.getProperty("transfer"),
        (Exception) exchange.getProperty(Exchange.EXCEPTION_CAUGHT));
  }
}
