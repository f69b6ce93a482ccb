package lms.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The log's files: {@code 2025-07-24.log}, past 5 MB {@code 2025-07-24.1.log} and so on. Several
 * processes may write the same files, since each line is appended with one write. Links, folders
 * and whatever else bears such a name are neither followed nor written nor deleted.
 */
final class DayFiles implements AutoCloseable {
  /** Bytes of a file. */
  static final long LARGEST = 5_000_000;

  private final Path folder;
  private final OldFiles oldFiles;
  private LocalDate day;
  private int number;
  private Object openKey;
  private OutputStream open;

  /**
   * @param days days whose files stay, today included
   */
  DayFiles(Path folder, int days) {
    this.folder = folder;
    this.oldFiles = new OldFiles(folder, days);
  }

  /**
   * Appends a line, to a new file if need be: of a new day, of a full file, of one that somebody
   * deleted.
   *
   * @param today the day of the line
   * @throws IOException if the line is not in the file, or not whole
   */
  synchronized void append(LocalDate today, byte[] line) throws IOException {
    if (!today.equals(day)) {
      close();
      day = today;
      number = 0;
      oldFiles.delete(today);
    }
    try {
      openFor(line.length);
      open.write(line);
    } catch (IOException e) {
      close(); // opened anew, a line that was cut short is seen and ended
      throw e;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (open != null) {
      OutputStream closing = open;
      open = null;
      closing.close();
    }
  }

  private void openFor(int bytes) throws IOException {
    BasicFileAttributes found = attributes(file());
    while (found != null && !(found.isRegularFile() && found.size() + bytes <= LARGEST)) {
      number++;
      found = attributes(file());
    }
    boolean same = open != null && found != null && Objects.equals(found.fileKey(), openKey);
    if (!same) {
      reopen();
    }
  }

  private void reopen() throws IOException {
    close();
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    // Not a FileChannel: that one is closed for good when a writing thread is interrupted.
    open =
        Files.newOutputStream(
            file(),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            LinkOption.NOFOLLOW_LINKS);
    openKey = attributes(file()).fileKey();
    if (isCutShort()) {
      open.write('\n');
    }
  }

  /** Whether the last line has no end: its writer was killed, or the disk was full. */
  private boolean isCutShort() throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(file(), LinkOption.NOFOLLOW_LINKS)) {
      if (file.size() == 0) {
        return false;
      }
      ByteBuffer last = ByteBuffer.allocate(1);
      file.position(file.size() - 1).read(last);
      return last.get(0) != '\n';
    }
  }

  private Path file() {
    return folder.resolve(day + (number == 0 ? "" : "." + number) + ".log");
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
