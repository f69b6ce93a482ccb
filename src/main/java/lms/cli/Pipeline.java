package lms.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import lms.ledger.DailyStats;
import lms.ledger.Delivery;
import lms.ledger.Progress;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.settings.Settings;
import lms.window.Days;

/** The routes, started; what commands need of them. */
public interface Pipeline extends AutoCloseable {
  /** Executes one load run to its end; what failed is in its summary. */
  Result run(RunRequest request);

  /** The numbers of those days that have any, oldest first. */
  List<DailyStats> numbers(Days days);

  @Override
  void close();

  /**
   * What a load run came to.
   *
   * @param sheet what became of the sheet, empty if it got so far not
   * @param mail what became of the mail
   */
  record Result(RunSummary summary, Optional<Delivery> sheet, Optional<Delivery> mail) {}

  /** Starts the routes. */
  @FunctionalInterface
  interface Starter {
    /**
     * @param pool connections to the database
     * @param clock tells the time, for all that ask
     * @param progress told after every chunk
     */
    Pipeline start(Settings settings, DataSource pool, Clock clock, Progress progress);
  }
}
