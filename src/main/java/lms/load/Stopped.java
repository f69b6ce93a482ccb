package lms.load;

import lms.ledger.Stop;
import lms.texts.Explained;
import lms.texts.Sentence;

/** A load run was told to end before its work was done; its window is rolled back. */
public final class Stopped extends Explained {
  private static final long serialVersionUID = 1L;

  private final Stop.Reason reason;

  /** It has to end for that reason. */
  public Stopped(long loadRunId, Stop.Reason reason) {
    super(Sentence.of("problem.stopped." + reason, Long.toString(loadRunId)), null);
    this.reason = reason;
  }

  /** Why it had to end. */
  public Stop.Reason reason() {
    return reason;
  }
}
