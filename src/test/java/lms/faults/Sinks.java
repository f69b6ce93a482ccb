package lms.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the product writes into files for people: log, mails, the daily table, and what it says. */
final class Sinks {
  private static final List<String> FOLDERS =
      List.of("logs", "data/outbox", "data/reports", "data/logs", "said");

  private Sinks() {}

  /** The text of each such file below a folder, by its path. */
  static Map<String, String> of(Path folder) throws IOException {
    List<Path> there = FOLDERS.stream().map(folder::resolve).filter(Files::isDirectory).toList();
    return there.stream()
        .flatMap(Sinks::files)
        .collect(Collectors.toMap(Path::toString, Sinks::text));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be listed", e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
