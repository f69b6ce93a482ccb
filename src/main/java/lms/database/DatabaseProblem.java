package lms.database;

/**
 * Why the database cannot be used, in plain words for the terminal: what failed, with which value,
 * and what to do. Never a password.
 */
public class DatabaseProblem extends Exception {
  private static final long serialVersionUID = 1L;

  DatabaseProblem(String message) {
    super(message);
  }

  DatabaseProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
