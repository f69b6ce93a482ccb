package lms.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few kilobytes that may be full, in place of a folder's contents. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * A full one. Only root may; for others the test is skipped.
   *
   * @param folder made if it is not there
   */
  public static SmallDisk fullAt(Path folder) throws IOException, InterruptedException {
    SmallDisk disk = at(folder, 4096);
    disk.fill();
    return disk;
  }

  /**
   * An empty one. Only root may; for others the test is skipped.
   *
   * @param folder made if it is not there
   */
  public static SmallDisk at(Path folder, int bytes) throws IOException, InterruptedException {
    assumeTrue(Tools.areRoots("mount", "umount"), "needs root, who may mount a small disk");
    Files.createDirectories(folder);
    Tools.call("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  /** Leaves no byte on it. */
  public void fill() throws IOException {
    Files.write(filler(), new byte[(int) Files.getFileStore(folder).getUsableSpace()]);
  }

  /** Gives back what {@link #fill} has taken. */
  public void makeRoom() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return folder.resolve("full");
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
