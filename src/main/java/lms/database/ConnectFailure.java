package lms.database;

import java.net.UnknownHostException;
import java.sql.SQLException;

/** Says in plain words why a connection could not be had. */
final class ConnectFailure {
  private ConnectFailure() {}

  /**
   * What is wrong and what to do; for the ones we do not know, what the server or the driver said.
   */
  static String explain(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "08001" -> unreachable(failure);
      case "28P01" -> "the password is not accepted. Check DB_USER and DB_PASSWORD";
      case "28000" -> "the server does not let this user in (pg_hba.conf): " + failure.getMessage();
      case "3D000" -> "there is no such database. Check DB_NAME, or create it";
      case "42501" -> "the user may not connect to this database. Check DB_USER and DB_NAME";
      case "53300" -> "the server has no connection left. Close some, or raise its max_connections";
      case "57P03" -> "the server is starting up or shutting down. Try again in a minute";
      default -> failure.getMessage() + " (SQLSTATE " + state + ")";
    };
  }

  private static String unreachable(SQLException failure) {
    return failure.getCause() instanceof UnknownHostException
        ? "there is no host of that name. Check DB_HOST"
        : "nothing answers there. Check DB_HOST and DB_PORT, and that the server runs";
  }
}
