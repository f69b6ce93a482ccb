package lms.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.core.BaseConnection;

/** Looks at the database and changes nothing in it. */
public final class Inspection {
  private static final String CLOCK = "select clock_timestamp()";
  private static final String SERVER =
      """
      select current_setting('server_version'),
             coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false)
      """;

  private final DataSource database;

  /** Of the database at the other end. */
  public Inspection(DataSource database) {
    this.database = database;
  }

  /**
   * The server at the other end.
   *
   * @param version as PostgreSQL names it: {@code 18.1}
   * @param encrypted whether the connection is under TLS
   * @param host with its port, as the settings name it
   */
  public record Server(String version, boolean encrypted, String host) {}

  /** What the server says of itself. */
  public Server server() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SERVER)) {
      row.next();
      return new Server(row.getString(1), row.getBoolean(2), host(connection));
    }
  }

  private static String host(Connection connection) throws SQLException {
    return connection.unwrap(BaseConnection.class).getQueryExecutor().getHostSpec().toString();
  }

  /** How far the server's clock is ahead of ours; negative where it is behind. */
  public Duration ahead(Clock ours) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      Instant before = ours.instant();
      try (ResultSet row = statement.executeQuery(CLOCK)) {
        row.next();
        Instant theirs = row.getObject(1, OffsetDateTime.class).toInstant();
        Duration asking = Duration.between(before, ours.instant());
        return Duration.between(before.plus(asking.dividedBy(2)), theirs);
      }
    }
  }

  /** The names of our tables. */
  public static List<String> tables() {
    try {
      return List.copyOf(
          DdlFiles.tables(DdlFiles.read(Inspection.class.getClassLoader()).values()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
