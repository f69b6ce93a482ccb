package lms.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import lms.texts.Sentence;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Applies the ddl files that are not applied yet, all or none. The only class that knows Flyway.
 */
final class Migration {
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private static final String MAY_CREATE =
      """
      select coalesce(
        (select has_schema_privilege(oid, 'create') from pg_namespace where nspname = ?),
        has_database_privilege(current_database(), 'create'))
      """;

  private final DataSource database;
  private final String schema;
  private final Path dataDir;
  private final Flyway flyway;

  Migration(DataSource database, String schema, Path dataDir) {
    this.database = database;
    this.schema = schema;
    this.dataDir = dataDir;
    this.flyway = flyway(database, schema);
  }

  static Flyway flyway(DataSource database, String schema) {
    return Flyway.configure(Migration.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:" + DdlFiles.FOLDER)
        .failOnMissingLocations(true)
        .schemas(schema)
        .table(SchemaState.HISTORY)
        // Other people's tables in the schema are normal.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .placeholderReplacement(false)
        .group(true)
        .loggers("slf4j")
        .load();
  }

  /**
   * @throws SchemaProblem if the user lacks the rights (then the file for the owner is written), or
   *     if an applied file was edited since
   * @throws SQLException if a statement failed for another reason
   */
  void apply() throws SchemaProblem, SQLException {
    // Asked first, because Flyway takes ten seconds to accept that it may not create its table.
    requireRights();
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      SQLException cause = sqlCause(e);
      if (cause == null) {
        throw new SchemaProblem(Sentence.of("database.schema.stuck", schema, e.getMessage()), e);
      }
      if (INSUFFICIENT_PRIVILEGE.equals(cause.getSQLState())) {
        throw missingRights(cause.getMessage(), cause);
      }
      throw cause;
    }
  }

  /**
   * The same in the transaction of {@code connection}, which may have made room for our tables.
   *
   * @throws SchemaProblem as {@link #apply} does
   */
  void applyWithin(Connection connection) throws SchemaProblem, SQLException {
    requireRights();
    try (Statement statement = connection.createStatement()) {
      List<MigrationInfo> pending = List.of(flyway.info().pending());
      statement.execute(UpgradeScript.statements(connection, schema, pending));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws SchemaProblem if the user may create no tables; the file for the owner is written
   */
  void requireRights() throws SchemaProblem, SQLException {
    if (!mayCreate()) {
      throw missingRights(Sentence.of("database.schema.no-right"), null);
    }
  }

  private boolean mayCreate() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(MAY_CREATE)) {
      query.setString(1, schema);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private SchemaProblem missingRights(Object why, SQLException refusal) throws SQLException {
    List<MigrationInfo> pending = List.of(flyway.info().pending());
    try {
      Path file = UpgradeScript.write(database, schema, pending, dataDir);
      return new SchemaProblem(Sentence.of("database.schema.rights", schema, why, file), refusal);
    } catch (IOException e) {
      return new SchemaProblem(
          Sentence.of("database.schema.rights.no-file", schema, why, dataDir, e), refusal);
    }
  }

  private static SQLException sqlCause(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
