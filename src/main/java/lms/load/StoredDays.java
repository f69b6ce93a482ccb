package lms.load;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import lms.ledger.WindowQueue;
import lms.window.DaySet;
import lms.window.Window;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Judges the days of a window and writes them down. A day may come in several windows: then each
 * tells what all of them brought so far, and the last one is judged. Stateless.
 */
public final class StoredDays {
  private final ErrorBudget budget;

  /**
   * @param budget decides which days are degraded
   */
  public StoredDays(ErrorBudget budget) {
    this.budget = budget;
  }

  /** Judges each day by what the replies brought. */
  public void judge(
      @ExchangeProperty("transfer") Transfer transfer,
      @ExchangeProperty("fetching") Fetching fetching) {
    DayPart before = fetching.partBefore(transfer.window());
    List<DayVerdict> verdicts = new ArrayList<>();
    for (int day = 0; day < transfer.days().days().size(); day++) {
      verdicts.add(verdict(transfer, day, day == 0 ? before : DayPart.NONE));
    }
    transfer.judged(verdicts);
  }

  private DayVerdict verdict(Transfer transfer, int day, DayPart before) {
    Window window = transfer.window();
    Instant end = transfer.days().endOf(day);
    boolean rest = before != DayPart.NONE && !end.isAfter(window.end());
    boolean whole = rest || transfer.holdsAllOf(day);
    Instant stored = whole ? end : window.end();
    boolean past = before.past() && !stored.isAfter(transfer.reading().requestedAt());
    DaySums sums = before.sums().plus(transfer.tally().sums(day));
    boolean degraded = whole && budget.exceeded(sums.quarantined(), sums.received());
    return new DayVerdict(sums, sums.received(), whole, past, degraded);
  }

  /** Parameters of {@code sql/insert_load_days.sql}. */
  public Map<String, Object> parameters(
      @Body long loadWindowId, @ExchangeProperty("transfer") Transfer transfer) {
    List<DayVerdict> verdicts = transfer.verdicts();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("load_window_id", loadWindowId);
    parameters.put("client", transfer.run().client());
    parameters.put("time_zone", transfer.run().zone().getId());
    parameters.put("days", transfer.tally().dates());
    parameters.put("received", counts(verdicts, DaySums::received));
    parameters.put("inserted", counts(verdicts, DaySums::inserted));
    parameters.put("changed", counts(verdicts, DaySums::changed));
    parameters.put("unchanged", counts(verdicts, DaySums::unchanged));
    parameters.put("quarantined", counts(verdicts, DaySums::quarantined));
    parameters.put("whole", flags(verdicts, DayVerdict::whole));
    parameters.put("over", flags(verdicts, DayVerdict::over));
    parameters.put("degraded", flags(verdicts, DayVerdict::degraded));
    return parameters;
  }

  private static long[] counts(List<DayVerdict> verdicts, ToLongFunction<DaySums> count) {
    return verdicts.stream().map(DayVerdict::sums).mapToLong(count).toArray();
  }

  private static Boolean[] flags(List<DayVerdict> verdicts, Predicate<DayVerdict> flag) {
    return verdicts.stream().map(flag::test).toArray(Boolean[]::new);
  }

  /**
   * Parameters of {@code sql/mark_days_released.sql}: the days that are stored to their end and
   * that the load run does not come back to, as a replay may.
   */
  public Map<String, Object> releaseParameters(
      @ExchangeProperty("transfer") Transfer transfer,
      @ExchangeProperty("windows") WindowQueue windows) {
    List<LocalDate> done =
        transfer.wholeDays().stream().filter(day -> !windows.isLeft(day)).toList();
    String days = done.isEmpty() ? "{}" : DaySet.of(done).multirange();
    return Map.of("load_run_id", transfer.run().id(), "days", days);
  }
}
