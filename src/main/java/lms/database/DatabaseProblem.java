package lms.database;

import lms.texts.Explained;
import lms.texts.Sentence;

/** The database cannot be used; what is said of it says what to do, and never a password. */
public class DatabaseProblem extends Explained {
  private static final long serialVersionUID = 1L;

  DatabaseProblem(Sentence sentence) {
    this(sentence, null);
  }

  DatabaseProblem(Sentence sentence, Throwable cause) {
    super(sentence, cause);
  }
}
