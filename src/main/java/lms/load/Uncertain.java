package lms.load;

import lms.texts.Explained;
import lms.texts.Sentence;

/** A commit was not answered and the ledger cannot be asked: nobody knows whether it happened. */
public final class Uncertain extends Explained {
  private static final long serialVersionUID = 1L;

  /**
   * @param why the ledger could not be asked
   */
  Uncertain(Throwable why) {
    super(Sentence.of("problem.uncertain"), why);
  }
}
