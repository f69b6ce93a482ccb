package lms.ledger;

import lms.texts.Explained;
import lms.texts.Sentence;

/** Another load run has served that fire of the schedule: there is nothing to do. */
public final class FireServed extends Explained {
  private static final long serialVersionUID = 1L;

  FireServed(long loadRunId) {
    super(Sentence.of("problem.fire-served", Long.toString(loadRunId)), null);
  }
}
