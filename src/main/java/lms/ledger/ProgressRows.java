package lms.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** How far some load runs are, as columns of {@code sql/mark_progress.sql}. */
final class ProgressRows {
  private final List<LoadRun> runs;
  private final List<RunProgress.Moment> moments = new ArrayList<>();

  ProgressRows(List<LoadRun> runs) {
    this.runs = runs;
    runs.forEach(run -> moments.add(run.progress().now()));
  }

  Map<String, Object> parameters() {
    Map<String, Object> columns = new HashMap<>();
    columns.put("load_run_ids", runs.stream().mapToLong(LoadRun::id).toArray());
    columns.put("stages", moments.stream().map(RunProgress.Moment::stage).toArray(String[]::new));
    columns.put("received", counts(Receipt::received));
    columns.put("inserted", counts(Receipt::inserted));
    columns.put("changed", counts(Receipt::changed));
    columns.put("unchanged", counts(Receipt::unchanged));
    columns.put("quarantined", counts(Receipt::quarantined));
    columns.put("outside", counts(Receipt::outside));
    columns.put("windows", numbers(RunProgress.Moment::windows));
    columns.put("windows_done", numbers(RunProgress.Moment::windowsDone));
    columns.put("days_done", numbers(RunProgress.Moment::daysDone));
    columns.put(
        "records_per_second",
        moments.stream().mapToLong(RunProgress.Moment::recordsPerSecond).toArray());
    columns.put(
        "eta_seconds", moments.stream().map(RunProgress.Moment::etaSeconds).toArray(Long[]::new));
    return columns;
  }

  private long[] counts(ToLongFunction<Receipt> count) {
    return moments.stream().map(RunProgress.Moment::receipt).mapToLong(count).toArray();
  }

  private int[] numbers(ToIntFunction<RunProgress.Moment> number) {
    return moments.stream().mapToInt(number).toArray();
  }
}
