package lms.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of the libraries we build on. */
final class Components {
  private static final Path FOLDER = Path.of("src/test/resources/security");

  /** Each as {@code group:artifact:version}, tab, SHA-256. */
  static final List<String> LISTED = lines("components.tsv");

  /** The version of each {@code group:artifact}. */
  static final Map<String, String> VERSIONS =
      LISTED.stream()
          .map(line -> line.replaceFirst("\t.*", ""))
          .collect(
              Collectors.toMap(
                  name -> name.substring(0, name.lastIndexOf(':')),
                  name -> name.substring(name.lastIndexOf(':') + 1)));

  private Components() {}

  /** The lines of a file but for those that speak of it. */
  static List<String> lines(String name) {
    try {
      return Files.readAllLines(FOLDER.resolve(name)).stream()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
