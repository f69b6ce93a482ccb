package lms.settings;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lms.texts.Language;
import lms.texts.Texts;

/**
 * Reads and checks every setting: from the environment, which wins name by name, from {@code .env}
 * in the working directory, or from a file named by {@code NAME_FILE} in either.
 */
public final class SettingsReader {
  private final Problems problems;
  private final Sources sources;
  private final Values values;
  private final Set<Need> needs;

  private SettingsReader(
      Map<String, String> environment,
      Path directory,
      Set<Setting> names,
      Set<Need> needs,
      Language language) {
    this.problems = new Problems(new Texts(language));
    this.sources = new Sources(environment, directory, names, problems);
    this.values = new Values(sources, problems);
    this.needs = needs;
  }

  /**
   * The settings of a command.
   *
   * @param environment the real one, {@link System#getenv()}
   * @param workingDirectory where {@code .env} is looked for and relative paths begin
   * @param needs what the command cannot do without
   * @throws SettingsProblems naming all that is wrong
   */
  public static Settings read(
      Map<String, String> environment, Path workingDirectory, Set<Need> needs) {
    SettingsReader reader =
        new SettingsReader(
            environment,
            workingDirectory,
            EnumSet.allOf(Setting.class),
            needs,
            language(environment, workingDirectory));
    Settings settings = reader.settings();
    reader.checkNames(environment.keySet());
    reader.problems.throwIfAny();
    return settings;
  }

  /**
   * The settings of a command that reads only some: all others are as if nobody had set them, and
   * names nobody knows are not looked at.
   *
   * @throws SettingsProblems naming all that is wrong with {@code names}
   */
  public static Settings readOnly(
      Map<String, String> environment, Path workingDirectory, Set<Setting> names) {
    SettingsReader reader =
        new SettingsReader(
            environment,
            workingDirectory,
            names,
            EnumSet.noneOf(Need.class),
            language(environment, workingDirectory));
    Settings settings = reader.settings();
    reader.problems.throwIfAny();
    return settings;
  }

  /** What to speak while nobody knows whether the settings are right: English, if not told else. */
  public static Language language(Map<String, String> environment, Path workingDirectory) {
    EnumSet<Setting> name = EnumSet.of(Setting.REPORT_LANGUAGE);
    Set<Need> none = EnumSet.noneOf(Need.class);
    return new SettingsReader(environment, workingDirectory, name, none, Language.EN).language();
  }

  /** The files that the settings of a command come from; there are no others. */
  public static List<SettingsFile> files(Map<String, String> environment, Path workingDirectory) {
    EnumSet<Setting> all = EnumSet.allOf(Setting.class);
    return new Sources(environment, workingDirectory, all, new Problems(new Texts(Language.EN)))
        .files();
  }

  private Settings settings() {
    OutputSettings outputs = new OutputSettings(sources, values, problems);
    ServiceSettings service = new ServiceSettings(sources, values, problems);
    LoadSettings loads = new LoadSettings(values);
    return new Settings(
        api(),
        database(),
        outputs.sheet(),
        outputs.mail(),
        loads.calendar(),
        loads.loading(),
        service.web(),
        service.files(),
        language(),
        service.extras());
  }

  private Language language() {
    return values.get(Setting.REPORT_LANGUAGE, Parsers.choice(Language.class));
  }

  private void checkNames(Set<String> environment) {
    for (EnvFile.BrokenLine line : sources.envFile().broken()) {
      problems.add(".env line " + line.number(), line.problem());
    }
    UnknownNames.inEnvFile(sources.envFile().values().keySet(), problems);
    UnknownNames.inEnvironment(environment, problems);
  }

  private Settings.Api api() {
    Stream.of(Setting.values())
        .filter(setting -> isNeeded(setting) && !sources.has(setting))
        .forEach(setting -> problems.add(setting, "settings.missing"));
    return new Settings.Api(
        values.read(Setting.API_URL, Addresses::endpoint),
        values.text(Setting.API_CLIENT).orElse(""),
        values.secret(Setting.API_CLIENT_KEY).orElse(new Secret("")),
        values.get(Setting.API_TIMEOUT, Parsers.duration("1s", "1h")),
        values.get(Setting.API_RETRIES, Parsers.integer(0, 20)),
        values.get(Setting.API_RETRY_DELAY, Parsers.duration("1s", "60s")),
        limits());
  }

  private Limits limits() {
    return new Limits(
        values.get(Setting.API_MAX_BYTES, Parsers.size("1k", "1024g")),
        values.get(Setting.API_MAX_RECORDS, Parsers.integer(1, 500_000_000)),
        values.get(Setting.API_MAX_RATIO, Parsers.integer(1, 10_000)));
  }

  private Settings.Database database() {
    Settings.Database database = new DatabaseSettings(sources, values, problems).database();
    // Metabase connects to one host, and would not follow where another becomes the primary.
    boolean several = database.server().filter(server -> server.hosts().areSeveral()).isPresent();
    if (several && needs.contains(Need.METABASE) && !sources.has(Setting.METABASE_DB_HOST)) {
      problems.add(Setting.METABASE_DB_HOST, "settings.missing.one-host");
    }
    return database;
  }

  private boolean isNeeded(Setting setting) {
    return needs.contains(Need.API) && setting.isRequired()
        || needs.contains(Need.CLIENT) && setting == Setting.API_CLIENT
        || needs.contains(Need.METABASE) && isNeededByMetabase(setting);
  }

  /** The embedded database is none that Metabase can reach. */
  private boolean isNeededByMetabase(Setting setting) {
    return switch (setting) {
      case METABASE_URL -> true;
      case METABASE_USER, METABASE_PASSWORD -> !sources.has(Setting.METABASE_API_KEY);
      case METABASE_DB_HOST, METABASE_DB_NAME, METABASE_DB_USER, METABASE_DB_PASSWORD ->
          !sources.has(Setting.DB_HOST);
      default -> false;
    };
  }
}
