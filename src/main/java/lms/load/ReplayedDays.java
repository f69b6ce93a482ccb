package lms.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lms.window.DayIndex;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Judges the days of a replayed window. A replay sees no more of a day than what was refused; the
 * rest is known from the day's last load. It can cure a degraded day, and harms none. Stateless.
 */
public final class ReplayedDays {
  private final ErrorBudget budget;

  /**
   * @param budget decides which days are still degraded
   */
  public ReplayedDays(ErrorBudget budget) {
    this.budget = budget;
  }

  /** Parameters of {@code sql/select_days_before_replay.sql}. */
  public Map<String, Object> parameters(@ExchangeProperty("transfer") Transfer transfer) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("client", transfer.run().client());
    parameters.put("time_zone", transfer.run().zone().getId());
    parameters.put("days", transfer.tally().dates());
    parameters.put("start", DayIndex.micros(transfer.window().start()));
    parameters.put("end", DayIndex.micros(transfer.window().end()));
    return parameters;
  }

  /** Takes in what the statement returned: a row per day. */
  public void judge(
      @Body List<Map<String, Object>> rows, @ExchangeProperty("transfer") Transfer transfer) {
    List<DayVerdict> verdicts = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      verdicts.add(verdict(row, transfer, verdicts.size()));
    }
    transfer.judged(verdicts);
  }

  private DayVerdict verdict(Map<String, Object> before, Transfer transfer, int day) {
    long refused = (Long) before.get("quarantined");
    boolean degraded = (Boolean) before.get("degraded");
    // Records of an earlier load say nothing of what its last one refused.
    boolean counts = (Boolean) before.get("last");
    long still = counts ? stillRefused(refused, transfer, day) : refused;
    long records = (Long) before.get("attempts") + still;
    return new DayVerdict(
        sums(transfer.tally().sums(day), still),
        records,
        (Boolean) before.get("whole"),
        (Boolean) before.get("over"),
        degraded && (!counts || budget.exceeded(still, records)));
  }

  /** By difference: which day a record without a readable time counted to is not known any more. */
  private static long stillRefused(long refused, Transfer transfer, int day) {
    Tally tally = transfer.tally();
    // Equal bytes count once here, often in a reply; of a day in parts the others may have some.
    boolean none = tally.quarantinedTotal() == 0 && transfer.holdsAllOf(day);
    return none ? 0 : Math.max(0, refused - tally.accepted[day]);
  }

  private static DaySums sums(DaySums stored, long still) {
    long accepted = stored.received() - stored.quarantined();
    return new DaySums(
        accepted + still, stored.inserted(), stored.changed(), stored.unchanged(), still);
  }
}
