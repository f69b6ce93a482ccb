package lms.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import lms.settings.Secret;
import lms.settings.Setting;
import lms.settings.Settings;
import lms.settings.SettingsReader;

/**
 * The settings of the demo. It must touch nothing real, even beside a filled {@code .env}: of all
 * settings only those that name no server are read.
 */
final class DemoSettings {
  /** What the synthetic grader calls its only client. */
  static final String CLIENT = "Demo";

  private static final EnumSet<Setting> READ =
      EnumSet.of(Setting.HTTP_PORT, Setting.REPORT_LANGUAGE, Setting.TIME_ZONE, Setting.DATA_DIR);

  private DemoSettings() {}

  /** The settings read; nothing in them is the demo's own yet. */
  static Settings read(Surroundings surroundings) {
    return SettingsReader.readOnly(
        surroundings.environment(), surroundings.workingDirectory(), READ);
  }

  /** The same with a token for REST, and a ticket by which one browser gets in without it. */
  static Settings guarded(Settings demo, Secret token, Secret ticket) {
    Settings.Web web = demo.web();
    return new Settings(
        demo.api(),
        demo.database(),
        demo.sheet(),
        demo.mail(),
        demo.calendar(),
        demo.loading(),
        new Settings.Web(
            web.host(), web.port(), Optional.of(token), Optional.of(ticket), web.heartbeat()),
        demo.files(),
        demo.language(),
        demo.extras());
  }

  /** The same with the synthetic grader, everything written under {@code DATA_DIR/demo}. */
  static Settings of(Settings read, URI grader, String key) {
    Settings.Api api = read.api();
    Path folder = read.files().dataDir().resolve("demo");
    Settings.Files files = read.files();
    return new Settings(
        new Settings.Api(
            Optional.of(grader),
            CLIENT,
            new Secret(key),
            api.timeout(),
            api.retries(),
            api.retryDelay(),
            api.limits()),
        read.database(),
        read.sheet(),
        read.mail(),
        read.calendar(),
        read.loading(),
        read.web(),
        new Settings.Files(folder, folder.resolve("logs"), files.logDays(), files.logLevel()),
        read.language(),
        read.extras());
  }
}
