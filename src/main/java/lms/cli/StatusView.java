package lms.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lms.ledger.DayCoverage;
import lms.ledger.LoadRunRow;
import lms.ledger.Status;
import lms.settings.Settings;
import lms.window.DaySet;
import lms.window.Days;

/**
 * What {@code lms status} shows.
 *
 * @param client the university
 * @param next the next fire of the schedule; empty if it never fires again
 * @param due the days that are due or were, done or not; empty if none is
 * @param coverage where each of them stands
 * @param loadRuns the last ones, the newest first
 */
record StatusView(
    String client,
    Settings.Calendar calendar,
    Optional<Instant> next,
    Optional<Days> due,
    List<DayCoverage> coverage,
    List<LoadRunRow> loadRuns) {
  private static final int LAST = 10;

  /** More missing days in a row are history: backfill shows how far it is, and goes on. */
  private static final int FEW = 7;

  /** How many of the due days need no more loading. */
  long done() {
    return coverage.stream().filter(day -> day.state().isDone()).count();
  }

  /** How many of the due days a load run holds. */
  long running() {
    return coverage.stream().filter(StatusView::isHeld).count();
  }

  /** Due, not done, and nobody is at it; oldest first. */
  List<Days> missing() {
    List<LocalDate> days =
        coverage.stream()
            .filter(Predicate.not(day -> day.state().isDone() || isHeld(day)))
            .map(DayCoverage::day)
            .toList();
    return days.isEmpty() ? List.of() : DaySet.of(days).ranges();
  }

  private static boolean isHeld(DayCoverage day) {
    return day.state() == DayCoverage.State.RUNNING;
  }

  /** Whether a row of missing days is so long that it is loaded as history. */
  static boolean isHistory(Days days) {
    return days.count() > FEW;
  }

  /** The command that loads these days. */
  static String command(Days days) {
    return days.count() == 1
        ? "./lms run --day " + days.from()
        : "./lms %s --from %s --to %s"
            .formatted(isHistory(days) ? "backfill" : "run", days.from(), days.to());
  }

  /** Those that run or wait. */
  List<LoadRunRow> active() {
    return loadRuns.stream()
        .filter(run -> run.status() == Status.RUNNING || run.status() == Status.QUEUED)
        .toList();
  }

  /** The last ten. */
  List<LoadRunRow> last() {
    return loadRuns.stream().limit(LAST).toList();
  }
}
