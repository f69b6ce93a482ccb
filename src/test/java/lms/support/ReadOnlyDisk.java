package lms.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder on a disk that nobody can write to, not even root. */
public final class ReadOnlyDisk implements AutoCloseable {
  private final Path folder;

  private ReadOnlyDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Only root may; for others the test is skipped.
   *
   * @param folder made if it is not there
   */
  public static ReadOnlyDisk at(Path folder) throws IOException, InterruptedException {
    assumeTrue(Tools.areRoots("mount", "umount"), "needs root, who may mount a disk");
    Files.createDirectories(folder);
    Tools.call("mount", "-t", "tmpfs", "-o", "ro,size=4096", "tmpfs", folder.toString());
    return new ReadOnlyDisk(folder);
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
