package lms.support;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import javax.sql.DataSource;

/** Short SQL for tests. */
public final class Rows {
  /** Returns once somebody is storing attempts. */
  public static final String AWAIT_STORING =
      """
      set statement_timeout = '60s';
      do $$ begin
        while not exists (
          select from pg_locks where relation = 'attempts'::regclass and mode = 'RowExclusiveLock')
        loop
          perform pg_sleep(0.02);
        end loop;
      end $$
      """;

  private Rows() {}

  /** Every row of a query, its columns joined by blanks. */
  public static List<String> of(DataSource database, String query) throws SQLException {
    try (Connection connection = database.getConnection();
        ResultSet rows = connection.createStatement().executeQuery(query)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        StringJoiner row = new StringJoiner(" ");
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getObject(i)));
        }
        all.add(row.toString());
      }
      return all;
    }
  }

  /** Changes the database behind the program's back. */
  public static void execute(DataSource database, String statement) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.createStatement().execute(statement);
    }
  }
}
