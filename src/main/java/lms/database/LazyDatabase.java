package lms.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import lms.settings.Settings;
import lms.texts.Sentence;
import lms.texts.Texts;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The connections of a service, which may start before its database: it is opened, and its schema
 * prepared, when a connection is asked for, again and again until that succeeds.
 */
public final class LazyDatabase extends AbstractDataSource implements AutoCloseable {
  private static final String CONNECTION_FAILED = "08001";

  /** Many ask at once; after a failure they all hear of it for so long without a new attempt. */
  private static final long PAUSE_NANOS = 5_000_000_000L;

  private final Settings.Database settings;
  private final Path dataDir;
  private final Texts texts;
  private final Consumer<Sentence> say;
  private Database open;
  private DatabaseProblem last;
  private long lastAt;
  private boolean closed;

  /**
   * @param dataDir {@code DATA_DIR}
   * @param texts in the language of those who ask for connections
   * @param say takes what the terminal shows, whenever there is something to wait for
   */
  public LazyDatabase(
      Settings.Database settings, Path dataDir, Texts texts, Consumer<Sentence> say) {
    this.settings = settings;
    this.dataDir = dataDir;
    this.texts = texts;
    this.say = say;
  }

  /**
   * Opens it now, if it is not open yet.
   *
   * @throws DatabaseProblem if it cannot be reached; a later call may succeed
   * @throws SchemaProblem if its tables cannot be used as they are
   */
  public synchronized Database open() throws DatabaseProblem, SQLException {
    if (closed) {
      throw new DatabaseProblem(Sentence.of("database.closed"));
    }
    if (last != null && System.nanoTime() - lastAt < PAUSE_NANOS) {
      throw last;
    }
    if (open == null) {
      last = null;
      openNow();
    }
    return open;
  }

  private void openNow() throws DatabaseProblem, SQLException {
    try {
      Database database = Database.open(settings, dataDir, say);
      try {
        new Schema(database.pool(), settings.schema(), dataDir).prepare();
        open = database;
      } finally {
        if (open == null) {
          database.close();
        }
      }
    } catch (DatabaseProblem e) {
      last = e;
      lastAt = System.nanoTime();
      throw e;
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return open().pool().getConnection();
    } catch (DatabaseProblem e) {
      throw new SQLException(e.sentence().in(texts), CONNECTION_FAILED, e);
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
