package lms.bi;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lms.settings.Secret;
import lms.settings.Setting;
import lms.settings.Settings;

/**
 * How we reach Metabase, and how Metabase reaches the data.
 *
 * @param url root of Metabase, without a slash at its end
 * @param apiKey used instead of the login where there is one
 * @param login an administrator; needed to set up a Metabase that has no user
 */
public record Access(URI url, Optional<Secret> apiKey, Optional<Login> login, Data data) {
  /** An administrator of Metabase. */
  public record Login(String user, Secret password) {}

  /**
   * The database as Metabase sees it.
   *
   * @param user should be a role that may only read
   * @param schema schema of our tables
   */
  public record Data(
      String host, int port, String name, String user, Secret password, String schema) {}

  /** What stands in {@code METABASE_*}, and for the database in {@code DB_*} where it does not. */
  public static Access of(Settings settings) {
    Map<String, Secret> given = settings.extras().metabase();
    Optional<Secret> user = Optional.ofNullable(given.get(Setting.METABASE_USER.name()));
    Optional<Secret> password = Optional.ofNullable(given.get(Setting.METABASE_PASSWORD.name()));
    return new Access(
        URI.create(given.get(Setting.METABASE_URL.name()).value().replaceFirst("/+$", "")),
        Optional.ofNullable(given.get(Setting.METABASE_API_KEY.name())),
        user.flatMap(name -> password.map(secret -> new Login(name.value(), secret))),
        data(settings, given));
  }

  private static Data data(Settings settings, Map<String, Secret> given) {
    Optional<Settings.Server> server = settings.database().server();
    return new Data(
        value(given, Setting.METABASE_DB_HOST, server, Settings.Server::host),
        Integer.parseInt(
            value(given, Setting.METABASE_DB_PORT, server, s -> String.valueOf(s.port()))),
        value(given, Setting.METABASE_DB_NAME, server, Settings.Server::name),
        value(given, Setting.METABASE_DB_USER, server, Settings.Server::user),
        new Secret(value(given, Setting.METABASE_DB_PASSWORD, server, s -> s.password().value())),
        settings.database().schema());
  }

  private static String value(
      Map<String, Secret> given,
      Setting setting,
      Optional<Settings.Server> server,
      Function<Settings.Server, String> otherwise) {
    return Optional.ofNullable(given.get(setting.name()))
        .map(Secret::value)
        .or(() -> server.map(otherwise))
        .orElse(Setting.DB_PORT.defaultText()); // only a port may be in neither place
  }
}
