package lms.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import lms.support.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** Short SQL for tests. */
final class Sql {
  private Sql() {}

  static void run(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** First column of the first row, as text. */
  static String text(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** A database of the test server as another user, who needs no password. */
  static DataSource source(String database, String user) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setPortNumbers(new int[] {TestDatabase.port()});
    source.setDatabaseName(database);
    source.setUser(user);
    return source;
  }
}
