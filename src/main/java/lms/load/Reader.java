package lms.load;

import java.util.List;
import lms.attempt.Attempt;
import lms.attempt.RawRecord;
import lms.extract.ConnectFailures;
import lms.extract.Reading;
import lms.extract.RecordStream;
import lms.validate.AttemptValidator;
import lms.validate.InvalidRecord;
import lms.validate.Violation;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reader thread's side of a transfer, by the names the routes use. Stateless. */
public final class Reader {
  private static final Logger LOG = LoggerFactory.getLogger("quarantine");

  private final AttemptValidator validator;

  /**
   * @param validator decides which records are attempts
   */
  public Reader(AttemptValidator validator) {
    this.validator = validator;
  }

  /** What is known of the reply. */
  public Reading reading(@ExchangeProperty("transfer") Transfer transfer) {
    return transfer.reading();
  }

  /**
   * Validates a record and puts its attempt into the chunk.
   *
   * @throws InvalidRecord if it cannot be accepted
   */
  public void validate(RawRecord record, Transfer transfer) throws InvalidRecord {
    Attempt attempt = validator.validate(record);
    transfer.writer().accept(attempt, origin(record, transfer), kept(record, transfer));
  }

  private static Kept kept(RawRecord record, Transfer transfer) {
    if (!transfer.isCareful()) {
      return null;
    }
    byte[] raw = transfer.run().isReplay() ? null : transfer.reading().lastRecord();
    return new Kept(record.position(), raw);
  }

  /** Its number in the quarantine, {@code null} unless it is replayed. */
  private static Long origin(RawRecord record, Transfer transfer) {
    return transfer.run().isReplay() ? record.position() : null;
  }

  /**
   * Puts a record that could not be accepted aside, with every reason and as it came, and says so
   * in one line of the log.
   *
   * @param why an {@link InvalidRecord}; anything else is a defect of ours, and costs this record
   *     only
   */
  public void reject(RawRecord record, Transfer transfer, Exception why) {
    InvalidRecord invalid = why instanceof InvalidRecord known ? known : defect(why);
    Long origin = origin(record, transfer);
    boolean inside =
        origin == null
            ? transfer.writer().reject(transfer.reading().lastRecord(), invalid)
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
  public void whole(@Body RecordStream records) throws Exception {
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
