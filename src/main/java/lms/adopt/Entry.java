package lms.adopt;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import lms.ledger.Receipt;
import lms.ledger.Trigger;
import lms.window.DayIndex;
import lms.window.DaySet;
import lms.window.Window;
import lms.window.WindowPlan;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * An adoption in the ledger: a load run of trigger BACKFILL, for it is history, and a window for
 * every stretch of days. Nobody asked the API for them, so a window's time of the request says up
 * to when its rows are believed to be all: its end, or its start where the days are doubtful, which
 * leaves those missing. By the names the routes use. Stateless.
 */
public final class Entry {
  /** Days counted by one statement: it sorts their attempts. */
  private static final int AT_ONCE = 31;

  private final AdoptFrame frame;

  public Entry(AdoptFrame frame) {
    this.frame = frame;
  }

  /**
   * Parameters of {@code sql/claim_days.sql}: the load run ends in the transaction it begins in.
   */
  public Map<String, Object> claimParameters(@ExchangeProperty("findings") Findings findings) {
    DaySet days = DaySet.of(findings.dated().stream().map(DayFacts::date).toList());
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("client", frame.client());
    parameters.put("trigger", Trigger.BACKFILL.name());
    parameters.put("holder", "adopt, process %d".formatted(ProcessHandle.current().pid()));
    parameters.put("time_zone", frame.zone().getId());
    parameters.put("asked", days.multirange());
    parameters.put("from", Date.valueOf(days.span().from()));
    parameters.put("to", Date.valueOf(days.span().to()));
    parameters.put("windows", findings.stretches().size());
    parameters.put("days", days.count());
    parameters.put("lease_seconds", 0);
    parameters.put("fire_at", null);
    return parameters;
  }

  /** Parameters of {@code sql/insert_adopted_attempts.sql}. */
  public Map<String, Object> attemptParameters(@ExchangeProperty("findings") Findings findings) {
    return Map.of("client", frame.client(), "days", Adoption.dates(findings.taken()));
  }

  /**
   * Takes in how many attempts were stored.
   *
   * @throws IllegalStateException if not as many as were counted
   */
  public void checkTaken(
      @Header("CamelSqlUpdateCount") int stored, @ExchangeProperty("findings") Findings findings) {
    if (stored != findings.receipt().taken()) {
      throw new IllegalStateException(
          "adopt: %,d attempts were stored where %,d were counted; nothing was done"
              .formatted(stored, findings.receipt().taken()));
    }
  }

  /** Parameters of {@code sql/insert_adopted_rejects.sql}. */
  public Map<String, Object> rejectParameters(
      @ExchangeProperty("findings") Findings findings,
      @ExchangeProperty("loadRunId") long loadRunId) {
    List<LocalDate> days = new ArrayList<>();
    List<Long> starts = new ArrayList<>();
    for (Findings.Stretch stretch : findings.stretches()) {
      for (LocalDate day : stretch.days().list()) {
        days.add(day);
        starts.add(DayIndex.micros(stretch.days().in(frame.zone()).start()));
      }
    }
    return Map.of(
        "client", frame.client(),
        "load_run_id", loadRunId,
        "days", Adoption.dates(days),
        "window_starts", starts.toArray(Long[]::new),
        "first", starts.get(0));
  }

  /** What {@code direct:count} takes, one map a time. */
  public List<Map<String, Object>> counts(@ExchangeProperty("findings") Findings findings) {
    return findings.taken().isEmpty()
        ? List.of()
        : WindowPlan.of(DaySet.of(findings.taken()), AT_ONCE).stream()
            .map(days -> count(days.in(frame.zone())))
            .toList();
  }

  private Map<String, Object> count(Window window) {
    DayIndex index = new DayIndex(window, frame.zone());
    return Map.of(
        "client", frame.client(),
        "time_zone", frame.zone().getId(),
        "days", Adoption.dates(index.days()),
        "day_starts", index.starts(),
        "start", DayIndex.micros(window.start()),
        "end", DayIndex.micros(window.end()));
  }

  /** The windows to write down, oldest first. */
  public List<Findings.Stretch> windows(@ExchangeProperty("findings") Findings findings) {
    return findings.stretches();
  }

  /** Parameters of {@code sql/insert_load_window.sql}. */
  public Map<String, Object> windowParameters(
      @ExchangeProperty("stretch") Findings.Stretch stretch,
      @ExchangeProperty("loadRunId") long loadRunId) {
    Window window = stretch.days().in(frame.zone());
    Map<String, Object> parameters = new HashMap<>(stretch.receipt().parameters());
    parameters.put("load_run_id", loadRunId);
    parameters.put("client", frame.client());
    parameters.put("start", DayIndex.micros(window.start()));
    parameters.put("end", DayIndex.micros(window.end()));
    parameters.put(
        "requested_at", DayIndex.micros(stretch.believed() ? window.end() : window.start()));
    parameters.put("status", "SUCCEEDED");
    parameters.put("tries", 0);
    for (String unknown : List.of("http_status", "bytes", "sha256", "milliseconds", "absent")) {
      parameters.put(unknown, null);
    }
    return parameters;
  }

  /** Parameters of {@code sql/insert_load_days.sql}. */
  public Map<String, Object> dayParameters(
      @Body long loadWindowId,
      @ExchangeProperty("stretch") Findings.Stretch stretch,
      @ExchangeProperty("findings") Findings findings) {
    List<DayFacts> days = findings.facts(stretch.days());
    List<Receipt> receipts = days.stream().map(findings::receipt).toList();
    Boolean[] whole = days.stream().map(day -> stretch.believed()).toArray(Boolean[]::new);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("load_window_id", loadWindowId);
    parameters.put("client", frame.client());
    parameters.put("time_zone", frame.zone().getId());
    parameters.put("days", Adoption.dates(days.stream().map(DayFacts::date).toList()));
    parameters.put("received", counts(receipts, r -> r.received() - r.outside()));
    parameters.put("inserted", counts(receipts, Receipt::inserted));
    parameters.put("changed", counts(receipts, Receipt::changed));
    parameters.put("unchanged", counts(receipts, Receipt::unchanged));
    parameters.put("quarantined", counts(receipts, Receipt::quarantined));
    parameters.put("whole", whole);
    parameters.put("over", whole);
    parameters.put("degraded", days.stream().map(day -> false).toArray(Boolean[]::new));
    return parameters;
  }

  private static long[] counts(List<Receipt> receipts, ToLongFunction<Receipt> count) {
    return receipts.stream().mapToLong(count).toArray();
  }

  /** Parameters of {@code sql/close_load_run.sql}. */
  public Map<String, Object> closeParameters(@ExchangeProperty("loadRunId") long loadRunId) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("load_run_id", loadRunId);
    parameters.put("status", "SUCCEEDED");
    parameters.put("stage", null);
    parameters.put("message", null);
    return parameters;
  }
}
