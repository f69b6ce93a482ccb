package lms.log;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Deletes log files of past days: ours by their exact names, never a link or a folder. */
final class OldFiles {
  private static final Pattern NAME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.[1-9]\\d*)?\\.log");

  private final Path folder;
  private final int days;

  /**
   * @param days days whose files stay, today included
   */
  OldFiles(Path folder, int days) {
    this.folder = folder;
    this.days = days;
  }

  /** What cannot be deleted stays until the next day's try: an old file is no reason to stop. */
  void delete(LocalDate today) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (isOld(file, today.minusDays(days - 1L))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      return;
    }
  }

  private static boolean isOld(Path file, LocalDate oldestToStay) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      return LocalDate.parse(name.group(1)).isBefore(oldestToStay);
    } catch (DateTimeParseException e) {
      return false; // 2025-13-99.log was never ours
    }
  }
}
