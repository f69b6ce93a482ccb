package lms.cli;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import lms.database.SchemaProblem;
import lms.ledger.DailyStats;
import lms.ledger.Progress;
import lms.ledger.RunProgress;
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
  private static final int LAST_WORDS_SECONDS = 2;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Thread atExit = new Thread(this::closeInHaste, "close");
  private final CountDownLatch left = new CountDownLatch(1);
  private final Pipeline.Mode mode;
  private Pipeline pipeline;

  private Session(Pipeline.Mode mode) {
    this.mode = mode;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Opens all three. A database that cannot be reached is no reason to stop: the load run fails on
   * it and can still send its mail. In mode CHECK its tables are left as they are.
   *
   * @throws SchemaProblem if the tables cannot be used as they are
   */
  static Session open(
      Pipeline.Mode mode, Surroundings surroundings, Settings settings, Terminal terminal)
      throws SchemaProblem, SQLException {
    return open(mode, surroundings, settings, terminal, terminal);
  }

  /** The same, and another one than the terminal is told after every chunk. */
  static Session open(
      Pipeline.Mode mode,
      Surroundings surroundings,
      Settings settings,
      Terminal terminal,
      Progress progress)
      throws SchemaProblem, SQLException {
    Session session = new Session(mode);
    try {
      session.start(surroundings, settings, terminal, progress);
      return session;
    } catch (SchemaProblem | SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void start(
      Surroundings surroundings, Settings settings, Terminal terminal, Progress progress)
      throws SchemaProblem, SQLException {
    Clock clock = surroundings.clock();
    Scrubber scrubber = Scrubber.of(settings);
    open.push(LogSetup.start(settings, scrubber, clock, false));
    SessionDatabase database = new SessionDatabase(settings, terminal, open::push);
    DataSource pool =
        switch (mode) {
          case SERVICE -> database.patient();
          case COMMAND -> database.now();
          case CHECK -> database.asItIs();
        };
    pipeline = surroundings.starter().start(mode, settings, pool, clock, progress);
    open.push(pipeline);
  }

  Pipeline.Result run(RunRequest request) {
    return pipeline.run(request);
  }

  /** See {@link Pipeline#progress}. */
  Optional<RunProgress.Moment> progress() {
    return pipeline.progress();
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
    left.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // the process is ending, and the hook has closed everything
    }
  }

  /** The process is told to end: it does not wait for other commands to leave the database. */
  private void closeInHaste() {
    closeAll(true);
    if (mode == Pipeline.Mode.SERVICE) {
      // Being told to end is how a service ends: 0, not the number of the signal.
      Runtime.getRuntime().halt(ExitStatus.DONE);
    }
    letItSpeak();
  }

  /** The command's own thread may still have to say how far its load run came. */
  private void letItSpeak() {
    Thread.interrupted();
    try {
      left.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
