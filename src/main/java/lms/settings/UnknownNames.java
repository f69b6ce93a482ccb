package lms.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds misspelt names. {@code .env} is ours: there a name with one of our prefixes, or close to
 * one of our names, is a mistake. The environment belongs to everybody: there only a near miss is.
 */
final class UnknownNames {
  /** Too short to say that a name so close was not meant: APP_URL is not API_URL. */
  private static final int SHORT = 8;

  /** Long enough for two slips. */
  private static final int LONG = 12;

  /** What other programs read from the environment, one slip from ours. */
  private static final Set<String> OF_OTHERS = Set.of("DATADIR", "HTTPS_HOST", "HTTPS_PORT");

  /** What other programs call the same thing. */
  private static final Map<String, Setting> ALSO_CALLED =
      Map.of(
          "SMTP_HOST", Setting.SMTP_SERVER,
          "DB_PASS", Setting.DB_PASSWORD,
          "DB_DATABASE", Setting.DB_NAME,
          "DB_USERNAME", Setting.DB_USER,
          "API_KEY", Setting.API_CLIENT_KEY);

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Without {@code JAVA_OPTS}: the names around it belong to the JVM. */
  private static final List<Setting> OURS =
      Arrays.stream(Setting.values()).filter(s -> s.group() != SettingGroup.JAVA).toList();

  private static final Set<String> KNOWN = known();
  private static final Set<String> PREFIXES = prefixes();

  private UnknownNames() {}

  /** Adds a problem for each name of the file that must be a mistake. */
  static void inEnvFile(Set<String> names, Problems problems) {
    for (String name : names) {
      if (!KNOWN.contains(name)) {
        Optional<String> meant = meant(name, 1);
        boolean ours = PREFIXES.stream().anyMatch(name.toUpperCase(Locale.ROOT)::startsWith);
        if (ours || meant.isPresent()) {
          add(name, meant, problems);
        }
      }
    }
  }

  /** Adds a problem for each name of the environment that is nearly one of ours. */
  static void inEnvironment(Set<String> names, Problems problems) {
    for (String name : new TreeSet<>(names)) {
      boolean judged = NAME.matcher(name).matches() && !OF_OTHERS.contains(name);
      if (judged && !KNOWN.contains(name)) {
        Optional<String> meant = meant(name, 0);
        if (meant.isPresent()) {
          add(name, meant, problems);
        }
      }
    }
  }

  /**
   * @param extra slips to allow beyond what the length of a known name does, two at most in all
   */
  private static Optional<String> meant(String name, int extra) {
    if (extra > 0 && ALSO_CALLED.containsKey(name)) {
      return Optional.of(ALSO_CALLED.get(name).name());
    }
    return NearMiss.of(name, KNOWN, known -> tolerance(known, extra));
  }

  private static int tolerance(String known, int extra) {
    int own = known.length() < SHORT ? 0 : known.length() < LONG ? 1 : 2;
    return Math.min(2, own + extra);
  }

  private static void add(String name, Optional<String> meant, Problems problems) {
    if (meant.isPresent()) {
      problems.add(name, "settings.unknown.near", meant.get());
    } else {
      problems.add(name, "settings.unknown");
    }
  }

  private static Set<String> known() {
    Set<String> names = new TreeSet<>();
    OURS.forEach(setting -> names.addAll(List.of(setting.name(), setting.fileName())));
    return names;
  }

  /** {@code API_}, {@code DB_}… */
  private static Set<String> prefixes() {
    return OURS.stream()
        .filter(setting -> setting.name().contains("_"))
        .map(setting -> setting.name().substring(0, setting.name().indexOf('_') + 1))
        .collect(Collectors.toSet());
  }
}
