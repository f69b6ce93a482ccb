package lms.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import lms.texts.Sentence;

/**
 * Our tables in the database: created and brought up to date from {@code ddl/}. Where they are
 * current already, the {@link Rights} on them suffice, and nothing else is loaded.
 */
public final class Schema {
  private static final int OLDEST_SERVER = 15_00_00;
  // One process at a time, whatever its version; the transaction ends it.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('lms schema', 0))";

  private final DataSource database;
  private final String schema;
  private final Path dataDir;
  private final SortedMap<String, String> ddl;
  private final Set<String> tables;

  /**
   * @param database at least three connections, each with {@code schema} as its search path
   * @param schema name as it is in the catalog, not quoted
   * @param dataDir where the file for the owner is written, should we lack rights
   */
  public Schema(DataSource database, String schema, Path dataDir) {
    this.database = database;
    this.schema = schema;
    this.dataDir = dataDir;
    try {
      this.ddl = DdlFiles.read(Schema.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.tables = DdlFiles.tables(ddl.values());
  }

  /**
   * Leaves the schema current. Safe to be called by several processes at once.
   *
   * @throws SchemaProblem if this schema cannot be used; nothing was changed in the database
   * @throws SQLException if the database went away meanwhile
   */
  public void prepare() throws SchemaProblem, SQLException {
    try (Connection connection = database.getConnection()) {
      requireSupported(connection);
      if (pending(connection).isEmpty()) {
        return;
      }
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(LOCK);
        // Another process may have done it while we waited for the lock.
        if (!pending(connection).isEmpty()) {
          new Migration(database, schema, dataDir).apply();
        }
      } finally {
        connection.rollback();
      }
    }
  }

  /**
   * Leaves the schema current once the transaction of {@code connection} is committed, which may
   * have renamed what was in the way of our tables.
   *
   * @throws SchemaProblem if this schema cannot be used; the transaction must be rolled back
   */
  public void prepareWithin(Connection connection) throws SchemaProblem, SQLException {
    requireSupported(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
    }
    if (!pending(connection).isEmpty()) {
      new Migration(database, schema, dataDir).applyWithin(connection);
    }
  }

  /**
   * The ddl files that {@link #prepare} would apply, in order; none where the schema is current.
   * Nothing is changed in the database.
   *
   * @throws SchemaProblem if this schema cannot be used, or we may not bring it up to date
   * @throws SQLException if the database went away meanwhile
   */
  public SortedSet<String> pending() throws SchemaProblem, SQLException {
    try (Connection connection = database.getConnection()) {
      requireSupported(connection);
      SortedSet<String> pending = pending(connection);
      if (!pending.isEmpty()) {
        new Migration(database, schema, dataDir).requireRights();
      }
      return pending;
    }
  }

  private void requireSupported(Connection connection) throws SchemaProblem, SQLException {
    String facts =
        """
        select current_setting('server_version_num')::int, current_setting('server_version'),
               current_setting('server_encoding'), current_database()
        """;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(facts)) {
      row.next();
      requireVersion(row.getInt(1), row.getString(2));
      requireUtf8(row.getString(3), row.getString(4));
    }
  }

  static void requireVersion(int number, String name) throws SchemaProblem {
    if (number < OLDEST_SERVER) {
      throw new SchemaProblem(Sentence.of("database.schema.version", name));
    }
  }

  private static void requireUtf8(String encoding, String name) throws SchemaProblem {
    if (!encoding.equals("UTF8")) {
      throw new SchemaProblem(Sentence.of("database.schema.encoding", name, encoding));
    }
  }

  private SortedSet<String> pending(Connection connection) throws SchemaProblem, SQLException {
    Rights.requireHistory(connection, schema);
    SchemaState state = SchemaState.read(connection, schema, tables);
    Set<String> unknown = new TreeSet<>(state.applied());
    unknown.removeAll(ddl.keySet());
    if (!unknown.isEmpty()) {
      throw new SchemaProblem(Sentence.of("database.schema.newer", schema, unknown));
    }
    if (!state.hasHistory() && !state.occupied().isEmpty()) {
      throw new SchemaProblem(occupied(state.occupied()));
    }
    SortedSet<String> pending = new TreeSet<>(ddl.keySet());
    pending.removeAll(state.applied());
    if (pending.isEmpty()) {
      new SchemaShape(connection, schema, ddl).require();
      Rights.requireTables(connection, schema, tables);
    }
    return pending;
  }

  private Sentence occupied(Set<String> names) {
    String key =
        names.equals(Set.of("attempts"))
            ? "database.schema.foreign-attempts"
            : "database.schema.foreign";
    return Sentence.of(key, schema, String.join(", ", names));
  }
}
