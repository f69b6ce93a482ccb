package lms.database;

import java.net.UnknownHostException;
import java.sql.SQLException;
import lms.texts.Sentence;

/** Says in plain words why a connection could not be had. */
final class ConnectFailure {
  private ConnectFailure() {}

  /**
   * What is wrong and what to do; for the ones we do not know, what the server or the driver said.
   */
  static Sentence explain(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "08001" -> unreachable(failure);
      case "28P01" -> Sentence.of("database.connect.password");
      case "28000" -> Sentence.of("database.connect.refused", failure.getMessage());
      case "3D000" -> Sentence.of("database.connect.database");
      case "42501" -> Sentence.of("database.connect.right");
      case "53300" -> Sentence.of("database.connect.full");
      case "57P03" -> Sentence.of("database.connect.starting");
      default -> Sentence.of("database.connect.other", failure.getMessage(), state);
    };
  }

  private static Sentence unreachable(SQLException failure) {
    return Sentence.of(
        failure.getCause() instanceof UnknownHostException
            ? "database.connect.host"
            : "database.connect.nothing");
  }
}
