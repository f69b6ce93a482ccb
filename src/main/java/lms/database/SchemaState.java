package lms.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a schema holds, as far as it concerns us. Read from the catalog, which every user may read.
 *
 * @param exists whether there is such a schema
 * @param hasHistory whether our history table is in it
 * @param applied names of the ddl files applied to it, by its history
 * @param occupied names of our tables that something in it bears already
 */
record SchemaState(boolean exists, boolean hasHistory, Set<String> applied, Set<String> occupied) {
  /** The table in which Flyway keeps what was applied. */
  static final String HISTORY = "schema_history";

  private static final String SCHEMAS = "select nspname from pg_namespace where nspname = ?";
  private static final String RELATIONS =
      """
      select relname from pg_class
      where relnamespace = (select oid from pg_namespace where nspname = ?)
      """;
  private static final String APPLIED = "select script from %s.%s where type = 'SQL' and success";

  /** Reads it in a few catalog queries; {@code tables} are the names of ours. */
  static SchemaState read(Connection connection, String schema, Set<String> tables)
      throws SQLException {
    boolean exists = !names(connection, SCHEMAS, schema).isEmpty();
    Set<String> relations = names(connection, RELATIONS, schema);
    boolean hasHistory = relations.contains(HISTORY);
    Set<String> applied =
        hasHistory
            ? names(connection, APPLIED.formatted(Identifier.quoted(schema), HISTORY))
            : Set.of();
    relations.retainAll(tables);
    return new SchemaState(exists, hasHistory, applied, relations);
  }

  private static Set<String> names(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i]);
      }
      Set<String> names = new TreeSet<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    }
  }
}
