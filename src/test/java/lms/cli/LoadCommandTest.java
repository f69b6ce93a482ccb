package lms.cli;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import lms.support.Rows;
import lms.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.postgresql.ds.PGSimpleDataSource;

/** Commands that load, into a PostgreSQL of the university: each test has a database of its own. */
abstract class LoadCommandTest extends CommandTest {
  PGSimpleDataSource database;

  @BeforeEach
  void createDatabase() throws SQLException {
    database = (PGSimpleDataSource) fresh();
    set("DB_HOST", "127.0.0.1");
    set("DB_PORT", String.valueOf(TestDatabase.port()));
    set("DB_NAME", database.getDatabaseName());
    set("DB_USER", "postgres");
    set("DB_PASSWORD", "canary-of-the-database");
  }

  /** One whose tables an earlier command has made. */
  DataSource fresh() throws SQLException {
    return TestDatabase.prepared();
  }

  /** Every row of a query, its columns joined by blanks. */
  List<String> rows(String query) throws SQLException {
    return Rows.of(database, query);
  }

  /** Changes the database behind the program's back. */
  void execute(String statement) throws SQLException {
    Rows.execute(database, statement);
  }
}
