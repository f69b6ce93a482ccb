package lms.database;

import java.sql.Connection;
import java.sql.SQLException;
import lms.settings.Hosts.Host;
import lms.settings.Settings;
import lms.texts.Sentence;

/** Says of each of several hosts why it is not the primary: the driver tells of the last alone. */
final class HostByHost {
  private HostByHost() {}

  /** What is wrong with each of them and what to do. */
  static Sentence explain(Settings.Server server, PostgresSource source) {
    return server.hosts().all().stream()
        .map(host -> Sentence.of("database.connect.at", host.toString(), why(host, server, source)))
        .reduce((before, next) -> Sentence.of("database.connect.host-by-host", before, next))
        .orElseThrow();
  }

  private static Sentence why(Host host, Settings.Server server, PostgresSource source) {
    Settings.Server alone =
        new Settings.Server(
            host.name(),
            host.port(),
            server.name(),
            server.user(),
            server.password(),
            server.encryption());
    try (Connection probe = source.to(alone).getConnection()) {
      return Sentence.of("database.connect.standby");
    } catch (SQLException e) {
      return ConnectFailure.explain(e, server.encryption());
    }
  }
}
