package lms.support;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that can be away. */
public final class AwayDatabase extends DelegatingDataSource {
  /** Whether it is away now. */
  public volatile boolean away;

  public AwayDatabase(DataSource database) {
    super(database);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (away) {
      throw new SQLException("away", "08001");
    }
    return super.getConnection();
  }
}
