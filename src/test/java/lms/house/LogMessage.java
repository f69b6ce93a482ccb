package lms.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is said at WARN or ERROR in one place of the program.
 *
 * @param name of the logger
 * @param text with an ellipsis for each value
 */
record LogMessage(String level, String name, String text) {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Set<String> LEVELS = Set.of("WARN", "ERROR");
  private static final Pattern VALUE = Pattern.compile("\\$\\{[^{}]*}");
  private static final Pattern LOGGER = Pattern.compile("getLogger\\(\\s*\"([\\w-]+)\"\\)");
  private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final Pattern SAID =
      Pattern.compile("\\.(warn|error)\\(\\s*(%1$s(?:\\s*\\+\\s*%1$s)*)".formatted(LITERAL));

  /** Any such call with arguments, whatever they are. */
  private static final Pattern CALL = Pattern.compile("\\.(?:warn|error)\\(\\s*(?!\\))");

  /** Those of the routes and of the Java that the product ships. */
  static List<LogMessage> shipped() {
    Stream<LogMessage> ofRoutes =
        RouteFile.shipped().stream().flatMap(file -> inRoute(file).stream());
    return Stream.concat(ofRoutes, sources().flatMap(text -> inJava(text).stream())).toList();
  }

  /** Those of a route: the name is the route's. */
  static List<LogMessage> inRoute(RouteFile file) {
    return file.steps().stream()
        .filter(step -> step.kind().equals("log"))
        .map(RouteFile.Step::body)
        .filter(log -> LEVELS.contains(log.path("loggingLevel").asText()))
        .map(log -> new LogMessage(level(log), file.name(), ofRoute(log)))
        .toList();
  }

  private static String level(JsonNode log) {
    return log.path("loggingLevel").asText();
  }

  private static String ofRoute(JsonNode log) {
    String text = log.path("message").asText();
    while (VALUE.matcher(text).find()) { // a value may hold another
      text = VALUE.matcher(text).replaceAll("…");
    }
    return text;
  }

  /**
   * Those of a Java file: the name is that of its only logger.
   *
   * @throws IllegalArgumentException if a message is no literal, or nobody knows of which logger
   */
  static List<LogMessage> inJava(String source) {
    List<LogMessage> said =
        SAID.matcher(source)
            .results()
            .map(
                call ->
                    new LogMessage(
                        call.group(1).toUpperCase(Locale.ROOT),
                        name(source),
                        joined(call.group(2))))
            .toList();
    if (said.size() != CALL.matcher(source).results().count()) {
      throw new IllegalArgumentException("a message must begin with a literal: " + source);
    }
    return said;
  }

  private static String name(String source) {
    List<String> names =
        LOGGER.matcher(source).results().map(logger -> logger.group(1)).distinct().toList();
    if (names.size() != 1) {
      throw new IllegalArgumentException("one logger is to be in it, not " + names);
    }
    return names.get(0);
  }

  private static String joined(String literals) {
    return literals.replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("^\"|\"$", "").replace("{}", "…");
  }

  private static Stream<String> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
          .map(LogMessage::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
