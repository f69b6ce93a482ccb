package lms.database;

import java.net.UnknownHostException;
import java.sql.SQLException;
import lms.texts.Message;

/** Says in plain words why a connection could not be had. */
final class ConnectFailure {
  private ConnectFailure() {}

  /**
   * What is wrong and what to do; for the ones we do not know, what the server or the driver said.
   */
  static Message explain(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "08001" -> unreachable(failure);
      case "28P01" -> new Message("database.connect.password");
      case "28000" -> new Message("database.connect.refused", failure.getMessage());
      case "3D000" -> new Message("database.connect.database");
      case "42501" -> new Message("database.connect.right");
      case "53300" -> new Message("database.connect.full");
      case "57P03" -> new Message("database.connect.starting");
      default -> new Message("database.connect.other", failure.getMessage(), state);
    };
  }

  private static Message unreachable(SQLException failure) {
    return new Message(
        failure.getCause() instanceof UnknownHostException
            ? "database.connect.host"
            : "database.connect.nothing");
  }
}
