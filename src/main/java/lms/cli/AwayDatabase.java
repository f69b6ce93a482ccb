package lms.cli;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Stands for a database that is not to be had: whoever asks it hears why. */
final class AwayDatabase extends AbstractDataSource {
  private static final String CONNECTION_FAILED = "08001";

  private final String words;
  private final Exception why;

  /**
   * @param words say why, to whoever reads them
   */
  AwayDatabase(String words, Exception why) {
    this.words = words;
    this.why = why;
  }

  @Override
  public Connection getConnection() throws SQLException {
    throw new SQLException(words, CONNECTION_FAILED, why);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }
}
