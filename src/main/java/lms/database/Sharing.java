package lms.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the commands of one machine share the embedded server. Three lock files; a lock ends with its
 * process, so a killed command leaves none behind.
 *
 * <ul>
 *   <li>{@code clients.lock}: held by every command, beside the others, while it uses the server.
 *   <li>{@code owner.lock}: held by the one that stops the server in the end. That is its starter,
 *       or, if that was killed, the next command to come.
 *   <li>{@code start.lock}: held while a command comes, starts or stops the server. So nobody joins
 *       a server that is being stopped, and no two start it.
 * </ul>
 *
 * <p>The owner goes like this: it takes {@code start.lock}, gives up its share of {@code
 * clients.lock} and tries to have that for itself. If it gets it, nobody uses the server and nobody
 * can come: it stops the server, then lets go of everything, {@code start.lock} last. If not, it
 * lets go of {@code start.lock} at once and tries again later. Only {@code start.lock} is ever
 * waited for, and who holds it waits for no lock: there is no deadlock.
 */
final class Sharing implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final LockFile start;
  private final LockFile clients;
  private final LockFile owner;

  /**
   * @throws IllegalStateException if this process shares the server already: see {@link LockFile}
   */
  Sharing(ServerHome home) throws IOException {
    folder = home.folder();
    if (!OURS.add(folder)) {
      throw new IllegalStateException("this process has the server in " + folder + " open already");
    }
    try {
      start = new LockFile(home.path("start.lock"));
      clients = new LockFile(home.path("clients.lock"));
      owner = new LockFile(home.path("owner.lock"));
    } catch (IOException e) {
      OURS.remove(folder);
      throw e;
    }
  }

  /**
   * Becomes a client, and the owner if there is none. Until {@link #entered} no other command comes
   * or goes.
   */
  void enter() throws IOException, InterruptedException {
    while (!start.tryExclusive()) {
      Thread.sleep(PAUSE.toMillis());
    }
    if (!clients.tryShared()) {
      throw new IOException("clients.lock is held against its rules by a process we do not know");
    }
    owner.tryExclusive();
  }

  void entered() throws IOException {
    start.release();
  }

  boolean isOwner() {
    return owner.isHeld();
  }

  /**
   * Whether we are the last client. If so, nobody comes until {@link #close}. If not, we are no
   * client any longer all the same.
   */
  boolean isLast() throws IOException {
    if (!start.tryExclusive()) {
      return false;
    }
    clients.release();
    if (clients.tryExclusive()) {
      return true;
    }
    start.release();
    return false;
  }

  /** Lets go of everything. */
  @Override
  public void close() throws IOException {
    owner.close();
    clients.close();
    start.close();
    OURS.remove(folder);
  }
}
