package lms.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files by which the program is installed, as the checks see them. */
final class Deployment {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

  private Deployment() {}

  static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every document of a YAML file, references followed, docker compose's variables at default. */
  static List<Map<String, Object>> yaml(String file) {
    Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
    String defaults = VARIABLE.matcher(text(file)).replaceAll("$1");
    return StreamSupport.stream(reader.loadAll(defaults).spliterator(), false)
        .map(Deployment::map)
        .toList();
  }

  /** What lies at a path of names; a list is looked through at its first element. */
  static Object at(Object tree, String... path) {
    Object found = tree;
    for (String name : path) {
      found = map(found instanceof List<?> list ? list.get(0) : found).get(name);
    }
    return found;
  }

  @SuppressWarnings("unchecked") // YAML's maps have names as keys wherever we look
  static Map<String, Object> map(Object tree) {
    return (Map<String, Object>) tree;
  }

  /** The first group of every match. */
  static Stream<String> found(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1));
  }

  /** The first group of the only match. */
  static String only(String pattern, String text) {
    List<String> all = found(pattern, text).toList();
    if (all.size() != 1) {
      throw new IllegalArgumentException("%s is found %d times".formatted(pattern, all.size()));
    }
    return all.get(0);
  }
}
