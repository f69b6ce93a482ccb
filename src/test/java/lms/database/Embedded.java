package lms.database;

import java.sql.SQLException;
import lms.settings.Settings;
import org.postgresql.ds.PGSimpleDataSource;

/** Short SQL for tests, on the embedded server. */
final class Embedded {
  private Embedded() {}

  static void run(EmbeddedServer server, String sql) throws SQLException {
    Sql.run(source(server.address()), sql);
  }

  static String text(EmbeddedServer server, String sql) throws SQLException {
    return Sql.text(source(server.address()), sql);
  }

  static PGSimpleDataSource source(Settings.Server address) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {address.host()});
    source.setPortNumbers(new int[] {address.port()});
    source.setDatabaseName(address.name());
    source.setUser(address.user());
    source.setPassword(address.password().value());
    return source;
  }
}
