package lms.database;

import lms.texts.Message;

/** The database cannot be used. The message, English here, says what to do. */
public class DatabaseProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message words;

  DatabaseProblem(Message words) {
    this(words, null);
  }

  DatabaseProblem(Message words, Throwable cause) {
    super(words.toString(), cause);
    this.words = words;
  }

  /** The message in any language; never a password. */
  public Message words() {
    return words;
  }
}
