package lms.database;

import lms.texts.Language;
import lms.texts.Sentence;
import lms.texts.Texts;

/** The database cannot be used. The message, English here, says what to do. */
public class DatabaseProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Sentence words;

  DatabaseProblem(Sentence words) {
    this(words, null);
  }

  DatabaseProblem(Sentence words, Throwable cause) {
    super(words.in(new Texts(Language.EN)), cause);
    this.words = words;
  }

  /** The message in any language; never a password. */
  public Sentence words() {
    return words;
  }
}
