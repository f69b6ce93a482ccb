package lms.report;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Replaces a file so that a reader sees the former one or the new one, never half of it. */
public final class WholeFile {
  private WholeFile() {}

  /** What is written. */
  @FunctionalInterface
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * @param file its folder must exist; where it is a link, what it leads to is replaced
   * @throws IOException if it cannot be written; the former one then stays. A folder or a device is
   *     refused.
   */
  public static void replace(Path file, Content content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new FileSystemException(file.toString(), null, "is not a regular file");
    }
    // A name of its own: another process may write the same file at the same time.
    Path next = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".next");
    try {
      try (OutputStream out = Files.newOutputStream(next)) {
        content.write(out);
      }
      Files.move(next, target, ATOMIC_MOVE, REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }
}
