package lms.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
  private static final String LACKING =
      """
      select t.name
      from unnest(?::text[]) as t (name)
      where not has_schema_privilege(?, 'usage')
         or not has_table_privilege(format('%I.%I', ?::text, t.name), 'select')
         or not has_table_privilege(format('%I.%I', ?::text, t.name), 'insert')
         or not has_table_privilege(format('%I.%I', ?::text, t.name), 'update')
      """;

  private final DataSource database;
  private final String schema;

  /**
   * @param schema name as it is in the catalog, not quoted
   */
  public Inspection(DataSource database, String schema) {
    this.database = database;
    this.schema = schema;
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

  /** Our tables in which we may not select, insert and update; they must be there. */
  public Set<String> lackingRights() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(LACKING)) {
      query.setArray(1, connection.createArrayOf("text", tables().toArray()));
      for (int i = 2; i <= 5; i++) {
        query.setString(i, schema);
      }
      Set<String> lacking = new TreeSet<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          lacking.add(rows.getString(1));
        }
      }
      return lacking;
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
