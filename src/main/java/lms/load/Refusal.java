package lms.load;

import java.sql.SQLException;
import java.util.Optional;

/**
 * The database refuses a record for what it is: by a rule that our validation does not know.
 *
 * @param reason as it stands in the quarantine
 */
public record Refusal(String reason) {
  /**
   * Data exception, rule violated, value too large for an index; not a unique key, which says that
   * another has stored the same meanwhile.
   */
  public static Optional<Refusal> of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isOfARecord(sql.getSQLState())) {
        return Optional.of(new Refusal("record is refused by the database: " + words(sql)));
      }
    }
    return Optional.empty();
  }

  private static boolean isOfARecord(String state) {
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.equals("54000"))
        && !state.equals("23505");
  }

  /** Behind the first line the server may quote the row, and of other kinds in the first one. */
  private static String words(SQLException sql) {
    String state = sql.getSQLState();
    return state.startsWith("23")
        ? sql.getMessage().lines().findFirst().orElse("") + " (" + state + ")"
        : "SQLSTATE " + state;
  }
}
