package lms.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what belongs to this machine: the HTTP server, folders, later commands' own settings. */
final class ServiceSettings {
  private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");

  private final Sources sources;
  private final Values values;
  private final Problems problems;

  ServiceSettings(Sources sources, Values values, Problems problems) {
    this.sources = sources;
    this.values = values;
    this.problems = problems;
  }

  Settings.Web web() {
    String host = values.get(Setting.HTTP_HOST, Addresses::host);
    boolean open = !Addresses.isLoopback(host) && sources.looksAt(Setting.REST_TOKEN);
    if (open && !sources.has(Setting.REST_TOKEN)) {
      problems.add(Setting.REST_TOKEN, "settings.token");
    }
    if (sources.looksAt(Setting.JAVA_OPTS) && jmxIsOpen()) {
      problems.add(Setting.JAVA_OPTS.name(), "settings.jmx");
    }
    return new Settings.Web(
        host,
        values.get(Setting.HTTP_PORT, Parsers.integer(1, 65_535)),
        values.secret(Setting.REST_TOKEN),
        Optional.empty(),
        values.read(Setting.HEARTBEAT_URL, Addresses::safeUrl));
  }

  /** Whether everybody on the network may look through JMX and call what it offers. */
  private static boolean jmxIsOpen() {
    String jmx = "com.sun.management.jmxremote.";
    return System.getProperty(jmx + "port") != null
        && !Addresses.isLoopback(System.getProperty(jmx + "host", ""))
        && ("false".equals(System.getProperty(jmx + "authenticate"))
            || "false".equals(System.getProperty(jmx + "ssl")));
  }

  Settings.Files files() {
    return new Settings.Files(
        values.get(Setting.DATA_DIR, this::path),
        values.get(Setting.LOG_DIR, this::path),
        values.get(Setting.LOG_DAYS, Parsers.integer(1, 3_650)),
        values.get(Setting.LOG_LEVEL, Parsers.oneOf(LEVELS)));
  }

  Settings.Extras extras() {
    return new Settings.Extras(values.read(Setting.TASKS_FILE, this::file), metabase());
  }

  private Map<String, Secret> metabase() {
    Map<Setting, Parser<?>> parsers = new EnumMap<>(Setting.class);
    parsers.put(Setting.METABASE_URL, Addresses::page);
    parsers.put(Setting.METABASE_DB_HOST, Addresses::host);
    parsers.put(Setting.METABASE_DB_PORT, Parsers.integer(1, 65_535));
    Map<String, Secret> found = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      if (setting.group() == SettingGroup.METABASE) {
        Parser<?> parser = parsers.getOrDefault(setting, text -> text);
        values
            .read(setting, parser)
            .ifPresent(value -> found.put(setting.name(), new Secret(value.toString())));
      }
    }
    return found;
  }

  private Path path(String text) throws Unfit {
    try {
      return sources.workingDirectory().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new Unfit("settings.path");
    }
  }

  private Path file(String text) throws Unfit {
    Path file = path(text);
    Unfit.unless(Files.isRegularFile(file) && Files.isReadable(file), "settings.file.none");
    return file;
  }
}
