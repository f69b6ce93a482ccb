package lms.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import lms.texts.Sentence;

/**
 * The columns that the ddl files make, against those that are there: a history that says a file was
 * applied does not say that nobody has dropped or altered anything since. Read from the catalog,
 * which every user may read. Columns of others that may stay empty are in nobody's way.
 */
final class SchemaShape {
  private static final String MISSING_TABLES =
      """
      select name || ' (' || min(file) || ')'
      from unnest(?::text[], ?::text[]) as ours (name, file)
      where to_regclass(format('%I.%I', ?::text, name)) is null
      group by name
      order by 1
      """;
  private static final String MISSING_COLUMNS =
      """
      select format('%s.%s %s (%s)', name, col, type, file)
      from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as ours (name, file, col, type)
      where not exists (
        select from pg_attribute
        where attrelid = to_regclass(format('%I.%I', ?::text, name)) and attname = col
          and atttypid = to_regtype(type) and attnum > 0 and not attisdropped)
      order by 1
      """;
  private static final String TO_BE_FILLED =
      """
      select distinct name || '.' || attname
      from unnest(?::text[]) as ours (name)
      join pg_attribute on attrelid = to_regclass(format('%I.%I', ?::text, name))
      where attnum > 0 and not attisdropped and attnotnull and not atthasdef and attidentity = ''
        and name || '.' || attname <> all (?::text[])
      order by 1
      """;

  private final Connection connection;
  private final String schema;
  private final List<DdlFiles.Column> ours;

  /**
   * @param schema name as it is in the catalog, not quoted
   * @param ddl file name → text
   */
  SchemaShape(Connection connection, String schema, SortedMap<String, String> ddl) {
    this.connection = connection;
    this.schema = schema;
    this.ours = DdlFiles.columns(ddl);
  }

  /**
   * @throws SchemaProblem naming each table, else each column, that is not there as we need it,
   *     with the file that makes it; else each column of somebody else that must be filled
   */
  void require() throws SchemaProblem, SQLException {
    String[] tables = ours(DdlFiles.Column::table);
    String[] files = ours(DdlFiles.Column::file);
    String[] names = ours(DdlFiles.Column::name);
    String[] types = ours(DdlFiles.Column::type);
    refuseAny("database.schema.tables", MISSING_TABLES, tables, files, schema);
    refuseAny("database.schema.columns", MISSING_COLUMNS, tables, files, names, types, schema);
    String[] qualified = ours(column -> column.table() + "." + column.name());
    refuseAny("database.schema.filled", TO_BE_FILLED, tables, schema, qualified);
  }

  private String[] ours(Function<DdlFiles.Column, String> part) {
    return ours.stream().map(part).toArray(String[]::new);
  }

  private void refuseAny(String key, String sql, Object... parameters)
      throws SchemaProblem, SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setObject(i + 1, parameters[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      if (!found.isEmpty()) {
        throw new SchemaProblem(Sentence.of(key, schema, String.join(", ", found)));
      }
    }
  }
}
