package lms.cli;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Stands for a database that is not to be had: whoever asks it hears why. */
final class AwayDatabase extends AbstractDataSource {
  private static final String CONNECTION_FAILED = "08001";

  private final Exception why;

  AwayDatabase(Exception why) {
    this.why = why;
  }

  @Override
  public Connection getConnection() throws SQLException {
    throw new SQLException(why.getMessage(), CONNECTION_FAILED, why);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }
}
