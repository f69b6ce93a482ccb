package lms.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The page's files as they stand in the repository. */
final class PageFiles {
  static final Path FOLDER = Path.of("src/main/resources/web");

  private PageFiles() {}

  /** Those we wrote. */
  static List<Path> ours() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
