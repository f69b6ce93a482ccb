package lms.cli;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import lms.ledger.RunProgress;

/**
 * Looks each second how far the load run is: while the API thinks nothing happens that could tell.
 */
final class ProgressWatch implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private final ProgressView view;
  private boolean ended;

  private ProgressWatch(ProgressView view) {
    this.view = view;
  }

  /**
   * Watches until it is closed.
   *
   * @param progress empty while there is no load run
   */
  static ProgressWatch start(Supplier<Optional<RunProgress.Moment>> progress, ProgressView view) {
    ProgressWatch watch = new ProgressWatch(view);
    watch.clock.scheduleAtFixedRate(() -> watch.show(progress.get()), 0, 1, TimeUnit.SECONDS);
    return watch;
  }

  /** Shows where the load run ended; what was looked up a moment before is not shown any more. */
  synchronized void end(Optional<RunProgress.Moment> reached) {
    show(reached);
    ended = true;
  }

  private synchronized void show(Optional<RunProgress.Moment> moment) {
    if (!ended) {
      moment.ifPresent(view::show);
    }
  }

  /** Shows nothing more, however the load run ended: the display is closed next. */
  @Override
  public synchronized void close() {
    ended = true;
    clock.shutdownNow();
  }
}
