package lms.database;

import static lms.database.SchemaState.HISTORY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;

/** The file that the owner of the schema runs when our user may not change it. */
final class UpgradeScript {
  private static final String FILE = "schema-upgrade.sql";
  private static final String HEADER =
      """
      -- Brings the schema of LMS Analytics Pipeline up to date; all of it or nothing.
      -- Run as the owner of the schema:  psql -v ON_ERROR_STOP=1 -f schema-upgrade.sql
      begin;

      """;
  // Column for column what Flyway creates, because Flyway goes on with this table once it has the
  // rights.
  private static final String CREATE_HISTORY =
      """
      create table schema_history (
        installed_rank int           not null,
        version        varchar(50),
        description    varchar(200)  not null,
        type           varchar(20)   not null,
        script         varchar(1000) not null,
        checksum       integer,
        installed_by   varchar(100)  not null,
        installed_on   timestamp     not null default now(),
        execution_time integer       not null,
        success        boolean       not null
      );
      alter table schema_history add constraint schema_history_pk primary key (installed_rank);
      create index schema_history_s_idx on schema_history (success);

      """;
  private static final String RECORD =
      """

      insert into schema_history
        (installed_rank, version, description, type, script, checksum,
         installed_by, execution_time, success)
      select coalesce(max(installed_rank), 0) + 1, '%s', '%s', 'SQL', '%s', %d,
             current_user, 0, true
      from schema_history;

      """;

  private UpgradeScript() {}

  /**
   * Writes what is missing, with the rights our user needs afterwards.
   *
   * @return the file, {@code DATA_DIR/schema-upgrade.sql}
   */
  static Path write(DataSource database, String schema, List<MigrationInfo> pending, Path dataDir)
      throws SQLException, IOException {
    SortedMap<String, String> ddl = DdlFiles.read(UpgradeScript.class.getClassLoader());
    Set<String> tables = new TreeSet<>(DdlFiles.tables(ddl.values()));
    StringBuilder script = new StringBuilder(HEADER);
    String user;
    try (Connection connection = database.getConnection()) {
      user = currentUser(connection);
      script.append(statements(connection, schema, pending));
    }
    script.append(grants(Identifier.quoted(schema), tables, Identifier.quoted(user)));
    script.append("\ncommit;\n");
    Files.createDirectories(dataDir);
    return Files.writeString(dataDir.resolve(FILE), script).toAbsolutePath();
  }

  /** The same without a transaction of its own and without rights for others. */
  static String statements(Connection connection, String schema, List<MigrationInfo> pending)
      throws SQLException, IOException {
    SortedMap<String, String> ddl = DdlFiles.read(UpgradeScript.class.getClassLoader());
    SchemaState state = SchemaState.read(connection, schema, DdlFiles.tables(ddl.values()));
    StringBuilder script = new StringBuilder(schemaAndHistory(state, Identifier.quoted(schema)));
    for (MigrationInfo migration : pending) {
      script.append(ddl.get(migration.getScript())).append(record(migration));
    }
    return script.toString();
  }

  private static String currentUser(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_user")) {
      row.next();
      return row.getString(1);
    }
  }

  private static String schemaAndHistory(SchemaState state, String schema) {
    // Only where it is missing: "if not exists" would still ask for rights on the whole database.
    return (state.exists() ? "" : "create schema %s;\n".formatted(schema))
        + "set local search_path to %s;\n\n".formatted(schema)
        + (state.hasHistory() ? "" : CREATE_HISTORY);
  }

  private static String record(MigrationInfo file) {
    return RECORD.formatted(
        file.getVersion(), file.getDescription(), file.getScript(), file.getChecksum());
  }

  /** Identity columns need no right on their sequences. */
  private static String grants(String schema, Set<String> tables, String user) {
    return """
    grant usage on schema %2$s to %1$s;
    grant select on %4$s to %1$s;
    grant select, insert, update on %3$s to %1$s;
    -- A changed TIME_ZONE counts the days anew; mails that ended go after 90 days.
    grant delete on %5$s to %1$s;
    """
        .formatted(
            user,
            schema,
            String.join(", ", tables),
            HISTORY,
            String.join(", ", Rights.DELETED_FROM));
  }
}
