package lms.ledger;

import lms.texts.Explained;
import lms.texts.Sentence;

/** Another load run holds days that were asked for. */
public final class DaysHeld extends Explained {
  private static final long serialVersionUID = 1L;

  private final long loadRunId;

  DaysHeld(long loadRunId, Sentence sentence) {
    super(sentence, null);
    this.loadRunId = loadRunId;
  }

  /** A load run that waits in the queue could not begin. */
  static DaysHeld notYet(long queued) {
    return new DaysHeld(queued, Sentence.of("problem.held.not-yet", Long.toString(queued)));
  }

  /** The load run that holds them. */
  public long loadRunId() {
    return loadRunId;
  }
}
