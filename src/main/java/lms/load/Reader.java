package lms.load;

import java.util.List;
import lms.attempt.Attempt;
import lms.attempt.RawRecord;
import lms.extract.ConnectFailures;
import lms.extract.Reading;
import lms.extract.RecordStream;
import lms.validate.InvalidRecord;
import lms.validate.Violation;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reader thread's side of a transfer, by the names the routes use. Stateless. */
public final class Reader {
  private static final Logger LOG = LoggerFactory.getLogger("quarantine");

  /** What is known of the reply. */
  public Reading reading(@ExchangeProperty("transfer") Transfer transfer) {
    return transfer.reading();
  }

  /**
   * Puts an accepted attempt into the chunk.
   *
   * @param origin its number in the quarantine, {@code null} unless it is replayed
   */
  public void accept(
      @Body Attempt attempt,
      @ExchangeProperty("origin") Long origin,
      @ExchangeProperty("transfer") Transfer transfer) {
    transfer.writer().accept(attempt, origin);
  }

  /**
   * Puts a record that could not be accepted aside, with every reason and as it came, and says so
   * in one line of the log.
   *
   * @param why an {@link InvalidRecord}; anything else is a defect of ours, and costs this record
   *     only
   * @param origin the record's number in the quarantine, {@code null} unless it is replayed
   */
  public void reject(
      @Body RawRecord record,
      @ExchangeProperty("CamelExceptionCaught") Exception why,
      @ExchangeProperty("records") RecordStream records,
      @ExchangeProperty("origin") Long origin,
      @ExchangeProperty("transfer") Transfer transfer) {
    InvalidRecord invalid = why instanceof InvalidRecord known ? known : defect(why);
    boolean inside =
        origin == null
            ? transfer.writer().reject(records.raw(), invalid)
            : transfer.writer().rejectAgain(origin, invalid);
    if (inside) {
      LOG.warn(
          "{}   load run {}, record {}",
          invalid.getMessage(),
          transfer.run().id(),
          record.position());
    }
  }

  private static InvalidRecord defect(Exception why) {
    // Without its message, which may quote the record.
    LOG.error(
        "a record could not be judged ({} at {}); it goes to quarantine as it came: a defect",
        why.getClass().getName(),
        why.getStackTrace().length == 0 ? "?" : why.getStackTrace()[0]);
    String problem = "could not be judged: " + why.getClass().getSimpleName();
    return new InvalidRecord(List.of(new Violation("record", problem, null)), null);
  }

  /**
   * After the last record.
   *
   * @throws lms.extract.ApiFailure if the reply was not one whole array
   */
  public void whole(@ExchangeProperty("records") RecordStream records) throws Exception {
    records.finish();
  }

  /** Hands the last chunk over. */
  public void finish(@ExchangeProperty("transfer") Transfer transfer) {
    transfer.writer().finish();
  }

  /** Tells the loader thread that the reader has failed, and why. */
  public void fail(
      @ExchangeProperty("CamelExceptionCaught") Exception why,
      @ExchangeProperty("transfer") Transfer transfer) {
    transfer.fail(ConnectFailures.explain(why));
  }
}
