package lms.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import lms.texts.Sentence;

/**
 * The rights that loading takes, against those we have: somebody may take them away at any time.
 * Read from the catalog, which every user may read.
 */
final class Rights {
  /**
   * From these rows are deleted, if that is allowed: a changed TIME_ZONE counts the days anew, and
   * mails end. Loading does not need it, so its lack is no reason to refuse a start.
   */
  static final List<String> DELETED_FROM =
      List.of("daily_stats", "course_stats", "learner_stats", "outbox");

  private static final String LACKING =
      """
      with ours as (
        select c.oid, n.oid as schema, nspname, format('%I.%I', nspname, relname) as name, need, number
        from unnest(?::text[], ?::text[]) with ordinality as needed (relation, need, number)
        join pg_namespace n on nspname = ?
        join pg_class c on relnamespace = n.oid and relname = relation
      ), lacking as (
        select name, need, number from ours where not has_table_privilege(oid, need)
        union
        select format('schema %I', nspname), 'usage', 0 from ours where not has_schema_privilege(schema, 'usage')
      ), by_name as (
        select name, string_agg(need, ', ' order by number) as needs from lacking group by name
      )
      select needs || ' on ' || string_agg(name, ', ' order by name), quote_ident(current_user)
      from by_name
      group by needs
      order by needs
      """;

  private final Connection connection;
  private final String schema;
  private final List<String> relations = new ArrayList<>();
  private final List<String> needs = new ArrayList<>();

  private Rights(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /**
   * The right to see what was applied; none is needed where there is no history.
   *
   * @param schema name as it is in the catalog, not quoted
   * @throws SchemaProblem naming it, with the statements that give it
   */
  static void requireHistory(Connection connection, String schema)
      throws SchemaProblem, SQLException {
    Rights rights = new Rights(connection, schema);
    rights.need("select", Set.of(SchemaState.HISTORY));
    rights.require();
  }

  /**
   * The rights on our tables, as far as these are there.
   *
   * @param schema name as it is in the catalog, not quoted
   * @throws SchemaProblem naming each that we lack, with the statements that give them
   */
  static void requireTables(Connection connection, String schema, Set<String> tables)
      throws SchemaProblem, SQLException {
    Rights rights = new Rights(connection, schema);
    rights.need("select", tables);
    rights.need("insert", tables);
    rights.need("update", tables);
    rights.require();
  }

  private void need(String right, Collection<String> tables) {
    for (String table : tables) {
      relations.add(table);
      needs.add(right);
    }
  }

  private void require() throws SchemaProblem, SQLException {
    try (PreparedStatement query = connection.prepareStatement(LACKING)) {
      query.setObject(1, relations.toArray(String[]::new));
      query.setObject(2, needs.toArray(String[]::new));
      query.setString(3, schema);
      List<String> lacking = new ArrayList<>();
      List<String> grants = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          lacking.add(rows.getString(1));
          grants.add("grant %s to %s".formatted(rows.getString(1), rows.getString(2)));
        }
      }
      if (!lacking.isEmpty()) {
        throw new SchemaProblem(
            Sentence.of(
                "database.schema.lacking",
                schema,
                String.join("; ", lacking),
                String.join("; ", grants)));
      }
    }
  }
}
