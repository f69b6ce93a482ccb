package lms.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import lms.database.Database;
import lms.database.DatabaseProblem;
import lms.database.LazyDatabase;
import lms.database.Schema;
import lms.database.SchemaProblem;
import lms.ledger.DailyStats;
import lms.ledger.RunRequest;
import lms.log.LogSetup;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.window.Days;
import org.slf4j.LoggerFactory;

/**
 * Log, database and routes of one command, opened in that order and closed in the other; also when
 * the process is told to stop.
 */
final class Session implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Thread atExit = new Thread(this::closeInHaste, "close");
  private final Pipeline.Mode mode;
  private Pipeline pipeline;

  private Session(Pipeline.Mode mode) {
    this.mode = mode;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Opens all three. A database that cannot be reached is no reason to stop: the load run fails on
   * it and can still send its mail.
   *
   * @throws SchemaProblem if the tables cannot be used as they are
   */
  static Session open(
      Pipeline.Mode mode, Surroundings surroundings, Settings settings, Terminal terminal)
      throws SchemaProblem, SQLException {
    Session session = new Session(mode);
    try {
      session.start(surroundings, settings, terminal);
      return session;
    } catch (SchemaProblem | SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void start(Surroundings surroundings, Settings settings, Terminal terminal)
      throws SchemaProblem, SQLException {
    Settings.Files files = settings.files();
    Clock clock = surroundings.clock();
    Scrubber scrubber = Scrubber.of(settings);
    open.push(LogSetup.start(files, settings.calendar().zone(), scrubber, clock, false));
    DataSource pool =
        mode == Pipeline.Mode.SERVICE
            ? patientDatabase(settings, terminal)
            : database(settings, terminal);
    pipeline = surroundings.starter().start(mode, settings, pool, clock, terminal);
    open.push(pipeline);
  }

  /** A service may start before its database. */
  private DataSource patientDatabase(Settings settings, Terminal terminal)
      throws SchemaProblem, SQLException {
    LazyDatabase database =
        new LazyDatabase(settings.database(), settings.files().dataDir(), terminal::say);
    open.push(database);
    try {
      database.open();
    } catch (SchemaProblem e) {
      throw e;
    } catch (DatabaseProblem e) {
      terminal.say(e.getMessage());
      terminal.say("the service starts all the same and tries the database again when it needs it");
    }
    return database;
  }

  private DataSource database(Settings settings, Terminal terminal)
      throws SchemaProblem, SQLException {
    Path dataDir = settings.files().dataDir();
    try {
      Database database = Database.open(settings.database(), dataDir, terminal::say);
      open.push(database);
      new Schema(database.pool(), settings.database().schema(), dataDir).prepare();
      return database.pool();
    } catch (SchemaProblem e) {
      throw e;
    } catch (DatabaseProblem e) {
      terminal.say(e.getMessage());
      return new AwayDatabase(e);
    }
  }

  Pipeline.Result run(RunRequest request) {
    return pipeline.run(request);
  }

  List<DailyStats> numbers(Days days) {
    return pipeline.numbers(days);
  }

  /** See {@link Pipeline#ask}. */
  <T> T ask(String route, Object body, Class<T> answer) {
    return pipeline.ask(route, body, answer);
  }

  /** Returns when this thread is interrupted; a process that is told to end does not come back. */
  void awaitEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closeAll(false);
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  /** The process is told to end: it does not wait for other commands to leave the database. */
  private void closeInHaste() {
    closeAll(true);
    if (mode == Pipeline.Mode.SERVICE) {
      // Being told to end is how a service ends: 0, not the number of the signal.
      Runtime.getRuntime().halt(ExitStatus.DONE);
    }
  }

  private synchronized void closeAll(boolean inHaste) {
    while (!open.isEmpty()) {
      if (inHaste) {
        Thread.currentThread().interrupt(); // each time: whoever was closed before may have seen it
      }
      try {
        open.pop().close();
      } catch (Exception e) {
        LoggerFactory.getLogger("lms").error("not everything could be closed", e);
      }
    }
  }
}
