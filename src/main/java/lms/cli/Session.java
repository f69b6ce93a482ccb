package lms.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import lms.database.Database;
import lms.database.DatabaseProblem;
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
  private Pipeline pipeline;

  private Session() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Opens all three. A database that cannot be reached is no reason to stop: the load run fails on
   * it and can still send its mail.
   *
   * @throws SchemaProblem if the tables cannot be used as they are
   */
  static Session open(Surroundings surroundings, Settings settings, Terminal terminal)
      throws SchemaProblem, SQLException {
    Session session = new Session();
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
    DataSource pool = database(settings, terminal);
    pipeline = surroundings.starter().start(settings, pool, clock, terminal);
    open.push(pipeline);
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

  @Override
  public void close() {
    closeAll(false);
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  /** The process is told to end: it does not wait for other commands to leave the database. */
  private void closeInHaste() {
    closeAll(true);
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
