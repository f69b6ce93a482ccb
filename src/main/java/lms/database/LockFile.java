package lms.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A lock between processes. It ends with its process, however that ends.
 *
 * <p>A process must open the same file only once at a time: the operating system forgets all of a
 * process's locks on a file when the process closes any handle to it.
 */
final class LockFile implements AutoCloseable {
  private final FileChannel file;
  private FileLock lock;

  /** Opens the file, which is created if missing; it stays empty. */
  LockFile(Path path) throws IOException {
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Whether it could be had for us alone. */
  boolean tryExclusive() throws IOException {
    return tryLock(false);
  }

  /** Whether it could be had beside others who share it. */
  boolean tryShared() throws IOException {
    return tryLock(true);
  }

  private boolean tryLock(boolean shared) throws IOException {
    lock = file.tryLock(0, Long.MAX_VALUE, shared);
    return isHeld();
  }

  boolean isHeld() {
    return lock != null;
  }

  /** Lets go of it; without effect where it is not held. */
  void release() throws IOException {
    if (isHeld()) {
      lock.release();
      lock = null;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
    lock = null;
  }
}
