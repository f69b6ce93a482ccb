package lms.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where values come from: the environment, which wins name by name (an empty value too, so that one
 * can be taken away), then {@code .env} in the working directory, or a file named by {@code
 * NAME_FILE} in either. A blank value is an absent one.
 */
final class Sources {
  private static final String ENV_FILE = ".env";

  private final Map<String, String> environment;
  private final EnvFile envFile;
  private final Path workingDirectory;
  private final Set<Setting> names;
  private final Problems problems;

  /**
   * @param names the only settings to look at
   */
  Sources(
      Map<String, String> environment,
      Path workingDirectory,
      Set<Setting> names,
      Problems problems) {
    this.environment = environment;
    this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    this.names = names;
    this.problems = problems;
    this.envFile = readEnvFile();
  }

  Path workingDirectory() {
    return workingDirectory;
  }

  EnvFile envFile() {
    return envFile;
  }

  /** Whether it is one of the settings to look at. */
  boolean looksAt(Setting setting) {
    return names.contains(setting);
  }

  /** The files that values come from, as far as they are named. */
  List<SettingsFile> files() {
    List<SettingsFile> files = new ArrayList<>();
    if (!envFile.values().isEmpty()) {
      files.add(new SettingsFile(ENV_FILE, workingDirectory.resolve(ENV_FILE), true));
    }
    for (Setting setting : names) {
      value(setting, setting.fileName())
          .map(path -> workingDirectory.resolve(path.strip()))
          .ifPresent(
              path -> files.add(new SettingsFile(setting.fileName(), path, setting.isSecret())));
    }
    return files;
  }

  /** Whether users gave it, well or not. */
  boolean has(Setting setting) {
    return value(setting, setting.name()).isPresent()
        || value(setting, setting.fileName()).isPresent();
  }

  /** The value as written, without a file's last line break. A problem reads as absent. */
  Optional<String> text(Setting setting) {
    Optional<String> value = value(setting, setting.name());
    Optional<String> file = value(setting, setting.fileName());
    if (value.isPresent() && file.isPresent()) {
      problems.add(setting.name(), "settings.both", setting.fileName());
      return Optional.empty();
    }
    return file.isPresent() ? contents(setting, file.get().strip()) : value;
  }

  private Optional<String> value(Setting setting, String name) {
    if (!looksAt(setting)) {
      return Optional.empty();
    }
    String text =
        environment.containsKey(name) ? environment.get(name) : envFile.values().get(name);
    return Optional.ofNullable(text).filter(t -> !t.isBlank());
  }

  private Optional<String> contents(Setting setting, String path) {
    try {
      String text = TextFile.read(workingDirectory, path).replaceFirst("\\r?\\n\\z", "");
      if (!text.isBlank()) {
        return Optional.of(text);
      }
      problems.add(setting.fileName(), "settings.file.empty", Text.shown(path));
    } catch (Unfit e) {
      problems.add(setting.fileName(), "settings.value", Text.shown(path), e.phrase());
    }
    return Optional.empty();
  }

  private EnvFile readEnvFile() {
    try {
      return EnvFile.parse(
          Files.exists(workingDirectory.resolve(ENV_FILE))
              ? TextFile.read(workingDirectory, ENV_FILE)
              : "");
    } catch (Unfit e) {
      problems.add(ENV_FILE, e.phrase());
      return EnvFile.parse("");
    }
  }
}
