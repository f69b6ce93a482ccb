package lms.quarantine;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.window.DayIndex;
import lms.window.DaySet;
import lms.window.Window;
import org.apache.camel.Body;

/** What people ask of the quarantine, by the names the routes use. Stateless. */
public final class Quarantine {
  private final String client;
  private final ZoneId zone;

  /**
   * @param client the university
   * @param zone what "a day" means
   */
  public Quarantine(String client, ZoneId zone) {
    this.client = client;
    this.zone = zone;
  }

  /** Parameters of the statements that ask for all open records. */
  public Map<String, Object> parameters() {
    return Map.of("client", client);
  }

  /** The rows that {@code sql/select_reasons.sql} returns. */
  public List<ReasonCount> reasons(@Body List<Map<String, Object>> rows) {
    return rows.stream().map(Quarantine::reason).toList();
  }

  private static ReasonCount reason(Map<String, Object> row) {
    return new ReasonCount(
        (String) row.get("reason"),
        (Long) row.get("count"),
        Sample.of((byte[]) row.get("raw"), (Integer) row.get("length")));
  }

  /**
   * The load run that validates again what came in these windows; it claims every day they touch.
   *
   * @param rows what {@code sql/select_replay_windows.sql} returned
   * @return {@code null} if there is none
   */
  public RunRequest replay(@Body List<Map<String, Object>> rows) {
    if (rows.isEmpty()) {
      return null;
    }
    List<Window> windows = rows.stream().map(Quarantine::window).toList();
    List<LocalDate> days =
        windows.stream().flatMap(w -> new DayIndex(w, zone).days().stream()).toList();
    return new RunRequest(
        Trigger.REPLAY, DaySet.of(days), Set.of(), Optional.empty(), windows, Optional.empty());
  }

  private static Window window(Map<String, Object> row) {
    return new Window(
        ((Timestamp) row.get("start")).toInstant(), ((Timestamp) row.get("end")).toInstant());
  }

  /** Parameters of {@code sql/mark_records_dismissed.sql}, and of the lock before it. */
  public Map<String, Object> dismissalParameters(@Body Dismissal dismissal) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("client", client);
    parameters.put("purpose", "write");
    parameters.put("reason", dismissal.reason().orElse(null));
    parameters.put("before", dismissal.before().map(DayIndex::micros).orElse(null));
    return parameters;
  }
}
