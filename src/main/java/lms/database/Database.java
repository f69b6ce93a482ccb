package lms.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import lms.settings.Settings;
import lms.texts.Sentence;

/**
 * The connections to PostgreSQL. Each has our schema as its search path, the session zone UTC and
 * the application name {@code lms}.
 */
public final class Database implements AutoCloseable {
  // Two of them are for the cards at most: loader, ledger and REST find the others.
  private static final int POOL = 6;
  // A statement that says nothing for so long is lost with its connection, which then must end.
  private static final Duration SILENCE = Duration.ofMinutes(30);

  private final HikariDataSource pool;
  private final Optional<EmbeddedServer> embedded;

  private Database(HikariDataSource pool, Optional<EmbeddedServer> embedded) {
    this.pool = pool;
    this.embedded = embedded;
  }

  /**
   * Connects once, so that what is wrong is said now, then opens the pool. Without {@code DB_HOST}
   * it is the embedded server under {@code dataDir}.
   *
   * @param dataDir {@code DATA_DIR}
   * @param say takes what the terminal shows, whenever there is something to wait for
   * @throws DatabaseProblem naming host, port, database and user, never the password
   */
  public static Database open(Settings.Database settings, Path dataDir, Consumer<Sentence> say)
      throws DatabaseProblem {
    return open(settings, dataDir, say, SILENCE);
  }

  /**
   * The same.
   *
   * @param silence of the server after which a connection is given up, in whole seconds; else half
   *     an hour
   */
  public static Database open(
      Settings.Database settings, Path dataDir, Consumer<Sentence> say, Duration silence)
      throws DatabaseProblem {
    PostgresSource source = new PostgresSource(settings.schema(), silence);
    if (settings.server().isPresent()) {
      return connect(settings.server().get(), source, Optional.empty());
    }
    EmbeddedServer embedded = EmbeddedServer.open(dataDir, say);
    try {
      return connect(embedded.address(), source, Optional.of(embedded));
    } catch (DatabaseProblem e) {
      embedded.close();
      throw e;
    }
  }

  private static Database connect(
      Settings.Server server, PostgresSource source, Optional<EmbeddedServer> embedded)
      throws DatabaseProblem {
    DataSource connections = source.to(server);
    try (Connection probe = connections.getConnection()) {
      return new Database(pool(connections), embedded);
    } catch (SQLException e) {
      throw new DatabaseProblem(
          Sentence.of(
              "database.connect",
              server.name(),
              server.hosts().toString(),
              server.user(),
              server.hosts().areSeveral()
                  ? HostByHost.explain(server, source)
                  : ConnectFailure.explain(e, server.encryption())),
          e);
    }
  }

  private static HikariDataSource pool(DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("lms");
    config.setDataSource(source);
    config.setMaximumPoolSize(POOL);
    config.setMinimumIdle(1);
    // The driver announces the JVM's zone when it connects, so it has to be set after that.
    // A process that sleeps in a transaction must not keep the client's lock longer than its claim.
    // A window's transaction must see its claim renewed meanwhile, whatever isolation is default.
    config.setConnectionInitSql(
        "set time zone 'UTC'; set idle_in_transaction_session_timeout = '30s';"
            + " set default_transaction_isolation = 'read committed'");
    config.setConnectionTimeout(PostgresSource.LOG_IN.toMillis());
    // A server that goes away later is an error of those who ask for a connection then.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** The pool of connections, 6 at most; closed by {@link #close}. */
  public DataSource pool() {
    return pool;
  }

  /**
   * Closes every connection, then the embedded server, for whose other users an interrupted thread
   * does not wait. Closing twice does nothing.
   */
  @Override
  public void close() {
    boolean inHaste = Thread.interrupted(); // closing connections takes a moment, not patience
    pool.close();
    if (inHaste) {
      Thread.currentThread().interrupt();
    }
    embedded.ifPresent(EmbeddedServer::close);
  }
}
