package lms.adopt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import lms.database.Identifier;
import lms.database.Schema;
import lms.database.SchemaProblem;
import org.apache.camel.ExchangeProperty;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * The statements about somebody else's table, which need its names in their text, by the names the
 * routes use. They belong to the transaction of the route.
 */
public final class Workbench {
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String DUPLICATE_TABLE = "42P07";

  private final DataSource database;
  private final Schema schema;
  private final String ownSchema;

  /**
   * @param schema our tables, made where they are missing
   * @param ownSchema its name
   */
  public Workbench(DataSource database, Schema schema, String ownSchema) {
    this.database = database;
    this.schema = schema;
    this.ownSchema = ownSchema;
  }

  /**
   * Renames the table if that is wanted, and sees that our own are there.
   *
   * @throws AdoptProblem if it cannot be renamed
   * @throws SchemaProblem if ours cannot be made
   */
  public Source makeRoom(
      @ExchangeProperty("source") Source source, @ExchangeProperty("wish") Wish wish)
      throws AdoptProblem, SchemaProblem, SQLException {
    Source now = wish.replace() ? rename(source) : source.withOurTables();
    Connection connection = DataSourceUtils.getConnection(database);
    try {
      schema.prepareWithin(connection);
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
    return now;
  }

  private Source rename(Source source) throws AdoptProblem, SQLException {
    try {
      execute(
          "alter table %s rename to %s"
              .formatted(quoted(source.schema(), source.table()), Source.BEFORE));
      return source.replaced();
    } catch (SQLException e) {
      if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw new AdoptProblem("adopt.owner", source.name(), Source.BEFORE, source.schema());
      }
      if (DUPLICATE_TABLE.equals(e.getSQLState())) {
        throw new AdoptProblem("adopt.taken", source.schema(), Source.BEFORE, source.name());
      }
      throw e;
    }
  }

  /** Lays out the table under names and types that do not depend on it, and what is stored. */
  public void open(@ExchangeProperty("source") Source source) throws SQLException {
    String columns =
        Sources.columns().stream()
            .map(our -> text(source.columns().get(our)) + " as " + our)
            .collect(Collectors.joining(", "));
    String order = source.order().map(Identifier::quoted).orElse("null") + "::bigint as seq";
    String stored =
        source.ready()
            ? "client, created_at, user_id, attempt_type, lis_result_sourcedid from %s"
                .formatted(quoted(ownSchema, "attempts"))
            : """
            null::text as client, null::timestamptz as created_at, null::text as user_id,
            null::text as attempt_type, null::text as lis_result_sourcedid where false\
            """;
    execute(
        "create temp view adopt_source as select %s, %s from %s; "
                .formatted(columns, order, quoted(source.schema(), source.table()))
            + "create temp view adopt_stored as select %s; ".formatted(stored)
            + script());
  }

  private static String text(String column) {
    return (column == null ? "null" : Identifier.quoted(column)) + "::text";
  }

  private static String quoted(String schema, String name) {
    return Identifier.quoted(schema) + "." + Identifier.quoted(name);
  }

  private static String script() {
    try (InputStream file = Workbench.class.getResourceAsStream("/adopt/workbench.sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells the planner what lies there: nobody else does. */
  public void measure() throws SQLException {
    execute("analyze adopt_row; analyze adopt_place");
  }

  /** Leaves the table to whoever wants to drop it; the rest goes with the transaction. */
  public void clear() throws SQLException {
    execute("drop view adopt_source, adopt_stored");
  }

  private void execute(String sql) throws SQLException {
    Connection connection = DataSourceUtils.getConnection(database);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
  }
}
