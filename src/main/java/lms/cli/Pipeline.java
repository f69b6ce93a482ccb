package lms.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import lms.ledger.DailyStats;
import lms.ledger.Delivery;
import lms.ledger.Progress;
import lms.ledger.RunProgress;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.settings.Settings;
import lms.window.Days;

/** The routes, started; what commands need of them. */
public interface Pipeline extends AutoCloseable {
  /** Executes one load run to its end; what failed is in its summary. */
  Result run(RunRequest request);

  /** How far the load run of this process is; empty while it has none. */
  Optional<RunProgress.Moment> progress();

  /** The numbers of those days that have any, oldest first. */
  List<DailyStats> numbers(Days days);

  /**
   * Sends {@code body} through a route and returns what comes out.
   *
   * @param route its id
   * @throws IllegalStateException if the route fails; its cause says why
   */
  <T> T ask(String route, Object body, Class<T> answer);

  @Override
  void close();

  /**
   * What a load run came to.
   *
   * @param sheet what became of the sheet, empty if it got so far not
   * @param mail what became of the mail
   * @param reached how far it got, empty if it never held its days
   */
  record Result(
      RunSummary summary,
      Optional<Delivery> sheet,
      Optional<Delivery> mail,
      Optional<RunProgress.Moment> reached) {}

  /** What the routes are started for. */
  enum Mode {
    /** One command, then the end: no schedule, no HTTP. */
    COMMAND,
    /** Questions to API and sheet: no load run, so no claim to keep alive. */
    CHECK,
    /** {@code serve}: schedule, catch-up, REST, metrics. */
    SERVICE
  }

  /** Something outside the program keeps the routes from starting; the message says what to do. */
  final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Starts the routes. */
  @FunctionalInterface
  interface Starter {
    /**
     * @param mode which routes there are
     * @param pool connections to the database
     * @param clock tells the time, for all that ask
     * @param progress told after every chunk
     * @throws CannotStart if the port is taken
     */
    Pipeline start(Mode mode, Settings settings, DataSource pool, Clock clock, Progress progress);
  }
}
