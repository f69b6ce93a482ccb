package lms.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import lms.settings.Settings;
import lms.texts.Sentence;

/**
 * The PostgreSQL that comes with the program: durable, under {@code DATA_DIR/postgres}, one for all
 * commands that use this {@code DATA_DIR} on one machine. Who starts it stops it, after the last of
 * the others has gone ({@link Sharing}).
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final ServerHome home;
  private final Sharing sharing;
  private final Settings.Server address;
  private final Consumer<Sentence> say;
  private boolean closed;

  private EmbeddedServer(ServerHome home, Sharing sharing, Consumer<Sentence> say)
      throws DatabaseProblem, IOException {
    this.home = home;
    this.sharing = sharing;
    this.address = home.address();
    this.say = say;
  }

  /**
   * Joins the server that runs, or starts it, or sets it up first, which takes some seconds.
   *
   * @param dataDir {@code DATA_DIR}
   * @param say takes what the terminal shows when {@link #close} has to wait, or cannot stop it
   * @throws DatabaseProblem if there is no server to be had
   * @throws IllegalStateException if this process has it open already
   */
  public static EmbeddedServer open(Path dataDir, Consumer<Sentence> say) throws DatabaseProblem {
    ServerHome home = ServerHome.in(dataDir);
    try {
      return join(home, say);
    } catch (IOException e) {
      throw ServerHome.problem(Sentence.of("database.server", home.folder()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseProblem(Sentence.of("database.interrupted"), e);
    }
  }

  private static EmbeddedServer join(ServerHome home, Consumer<Sentence> say)
      throws DatabaseProblem, IOException, InterruptedException {
    Sharing sharing = new Sharing(home);
    try {
      sharing.enter();
      if (!ServerProbe.answers(home)) {
        requireOwner(home, sharing);
        new ServerProcess(home).start();
      }
      sharing.entered();
      return new EmbeddedServer(home, sharing, say);
    } catch (DatabaseProblem | IOException | InterruptedException | RuntimeException e) {
      sharing.close();
      throw e;
    }
  }

  /** The owner may run in another container, where its server is out of our sight, but alive. */
  private static void requireOwner(ServerHome home, Sharing sharing) throws DatabaseProblem {
    if (!sharing.isOwner()) {
      throw new DatabaseProblem(Sentence.of("database.owned", home.folder()));
    }
  }

  /** How to log in, as the superuser {@code lms}. */
  public Settings.Server address() {
    return address;
  }

  /**
   * Lets go of the server. Its starter stops it, and waits for the other commands that use it; when
   * interrupted it leaves the server to them, and the next command to come will stop it. Closing
   * twice does nothing.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (sharing) {
      if (sharing.isOwner() && waitToBeLast()) {
        new ServerProcess(home).stop();
      }
    } catch (DatabaseProblem e) {
      say.accept(e.sentence());
    } catch (IOException e) {
      say.accept(ServerHome.problem(Sentence.of("database.server", home.folder()), e).sentence());
    }
  }

  private boolean waitToBeLast() throws IOException {
    boolean told = false;
    while (!sharing.isLast()) {
      if (!told) {
        say.accept(Sentence.of("database.waiting", home.folder()));
        told = true;
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
