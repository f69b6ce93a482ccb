package lms.database;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import lms.settings.Encryption;
import lms.settings.Hosts.Host;
import lms.settings.Settings;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * Makes connections that are not pooled.
 *
 * @param schema of our tables
 * @param silence of the server after which a connection is given up, in whole seconds
 */
record PostgresSource(String schema, Duration silence) {
  /** The longest that a log-in may take, at however many hosts. */
  static final Duration LOG_IN = Duration.ofSeconds(20);

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** Connections to this server; of several hosts each to the one that is primary then. */
  DataSource to(Settings.Server server) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    address(source, server.hosts().all());
    source.setDatabaseName(server.name());
    source.setUser(server.user());
    source.setPassword(server.password().value());
    source.setCurrentSchema(Identifier.quoted(schema));
    source.setApplicationName("lms");
    source.setLoginTimeout((int) LOG_IN.toSeconds());
    source.setSocketTimeout((int) silence.toSeconds());
    source.setTcpKeepAlive(true);
    // The detail of an error quotes the row: student ids must not reach log and mail.
    source.setLogServerErrorDetail(false);
    protect(source, server.encryption());
    return source;
  }

  private static void address(PGSimpleDataSource source, List<Host> hosts) {
    source.setServerNames(hosts.stream().map(Host::name).toArray(String[]::new));
    source.setPortNumbers(hosts.stream().mapToInt(Host::port).toArray());
    // Dead ones must leave enough of the log-in's time to the others.
    source.setConnectTimeout((int) Math.max(1, CONNECT.toSeconds() / hosts.size()));
    if (hosts.size() > 1) {
      source.setTargetServerType("primary");
      // What was a standby a moment ago may be the primary now: none is passed over unasked.
      source.setHostRecheckSeconds(0);
    }
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
}
