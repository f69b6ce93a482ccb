package lms.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few kilobytes that is full, in place of a folder's contents. */
public final class SmallDisk implements AutoCloseable {
  private static final int BYTES = 4096;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Only root may; for others the test is skipped.
   *
   * @param folder made if it is not there
   */
  public static SmallDisk fullAt(Path folder) throws IOException, InterruptedException {
    assumeTrue(Tools.areRoots("mount", "umount"), "needs root, who may mount a small disk");
    Files.createDirectories(folder);
    Tools.call("mount", "-t", "tmpfs", "-o", "size=" + BYTES, "tmpfs", folder.toString());
    Files.write(folder.resolve("full"), new byte[BYTES]);
    return new SmallDisk(folder);
  }

  /** Takes it away: what was in the folder before is there again. */
  @Override
  public void close() throws IOException {
    try {
      Tools.call("umount", folder.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("still mounted: " + folder, e));
    }
  }
}
