package lms.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** The load runs that this process executes at the moment. Nothing that matters lives only here. */
public final class ActiveRuns {
  private final Map<Long, LoadRun> runs = new ConcurrentHashMap<>();
  private final Stop shutdown = new Stop();

  /** A load run has claimed its days. */
  public LoadRun begin(LoadRun run) {
    runs.put(run.id(), run);
    shutdown.reason().ifPresent(run.stop()::ask);
    return run;
  }

  /** A load run is closed. */
  public void end(@Body RunSummary summary) {
    runs.remove(summary.loadRunId());
    synchronized (this) {
      notifyAll();
    }
  }

  /** What runs now. */
  public List<LoadRun> all() {
    return List.copyOf(runs.values());
  }

  /** Whether anything runs now. */
  public boolean isAny() {
    return !runs.isEmpty();
  }

  /** Parameters of {@code sql/mark_progress.sql}: how far each is. */
  public Map<String, Object> progressParameters() {
    return new ProgressRows(all()).parameters();
  }

  /** Whether the process is ending: what begins now must end at once. */
  public boolean isStopping() {
    return shutdown.reason().isPresent();
  }

  /**
   * Takes in whose lease was renewed: a load run somebody wants cancelled, or whose claim is gone,
   * is told to end.
   *
   * @param rows what {@code sql/renew_leases.sql} returned
   * @param asked the load runs it was asked for
   */
  public void renewed(
      @Body List<Map<String, Object>> rows, @ExchangeProperty("renewing") List<LoadRun> asked) {
    Map<Object, Boolean> held =
        rows.stream()
            .collect(Collectors.toMap(row -> row.get("id"), row -> (Boolean) row.get("cancelled")));
    asked.forEach(
        run -> {
          Boolean cancelled = held.get(run.id());
          if (cancelled == null) {
            run.stop().ask(Stop.Reason.CLAIM_LOST);
          } else if (cancelled) {
            run.stop().ask(Stop.Reason.CANCELLED);
          }
        });
  }

  /**
   * The process is ending: every load run rolls its window back and closes itself; so does one that
   * begins later.
   *
   * @param patience how long to wait for that
   * @return whether all have ended
   */
  public boolean stopAll(Duration patience) throws InterruptedException {
    shutdown.ask(Stop.Reason.SHUTDOWN);
    runs.values().forEach(run -> run.stop().ask(Stop.Reason.SHUTDOWN));
    long until = System.nanoTime() + patience.toNanos();
    synchronized (this) {
      while (!runs.isEmpty() && System.nanoTime() < until) {
        wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      }
    }
    return runs.isEmpty();
  }
}
