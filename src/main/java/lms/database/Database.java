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
import lms.settings.Encryption;
import lms.settings.Settings;
import lms.texts.Sentence;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * The connections to PostgreSQL. Each has our schema as its search path, the session zone UTC and
 * the application name {@code lms}.
 */
public final class Database implements AutoCloseable {
  // Two of them are for the cards at most: loader, ledger and REST find the others.
  private static final int POOL = 6;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration LOG_IN = Duration.ofSeconds(20);
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
    if (settings.server().isPresent()) {
      PGSimpleDataSource source = source(settings.server().get(), settings.schema(), silence);
      return connect(settings.server().get(), source, Optional.empty());
    }
    EmbeddedServer embedded = EmbeddedServer.open(dataDir, say);
    try {
      PGSimpleDataSource source = source(embedded.address(), settings.schema(), silence);
      return connect(embedded.address(), source, Optional.of(embedded));
    } catch (DatabaseProblem e) {
      embedded.close();
      throw e;
    }
  }

  private static Database connect(
      Settings.Server server, PGSimpleDataSource source, Optional<EmbeddedServer> embedded)
      throws DatabaseProblem {
    try (Connection probe = source.getConnection()) {
      return new Database(pool(source), embedded);
    } catch (SQLException e) {
      throw new DatabaseProblem(
          Sentence.of(
              "database.connect",
              server.name(),
              server.host() + ":" + server.port(),
              server.user(),
              ConnectFailure.explain(e, server.encryption())),
          e);
    }
  }

  private static PGSimpleDataSource source(
      Settings.Server server, String schema, Duration silence) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {server.host()});
    source.setPortNumbers(new int[] {server.port()});
    source.setDatabaseName(server.name());
    source.setUser(server.user());
    source.setPassword(server.password().value());
    source.setCurrentSchema(Identifier.quoted(schema));
    source.setApplicationName("lms");
    source.setConnectTimeout((int) CONNECT.toSeconds());
    source.setLoginTimeout((int) LOG_IN.toSeconds());
    source.setSocketTimeout((int) silence.toSeconds());
    source.setTcpKeepAlive(true);
    // The detail of an error quotes the row: student ids must not reach log and mail.
    source.setLogServerErrorDetail(false);
    protect(source, server.encryption());
    return source;
  }

  private static void protect(PGSimpleDataSource source, Encryption encryption) {
    source.setSslMode(encryption.mode().word());
    if (encryption.mode().checksCertificate()) {
      // The login holds for this one connection: who sits in between cannot pass it on.
      source.setChannelBinding("require");
      encryption
          .authority()
          .ifPresentOrElse(
              file -> source.setSslRootCert(file.toString()),
              () -> source.setSslfactory(DefaultJavaSSLFactory.class.getName()));
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
    config.setConnectionTimeout(LOG_IN.toMillis());
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
