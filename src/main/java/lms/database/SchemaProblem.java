package lms.database;

import lms.texts.Sentence;

/**
 * The database can be reached, but its schema is not one we can load into and will not become one
 * by trying again: somebody has to change a setting or the database. Nothing was changed.
 */
public final class SchemaProblem extends DatabaseProblem {
  private static final long serialVersionUID = 1L;

  SchemaProblem(Sentence words) {
    super(words);
  }

  SchemaProblem(Sentence words, Throwable cause) {
    super(words, cause);
  }
}
