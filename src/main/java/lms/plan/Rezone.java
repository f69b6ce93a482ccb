package lms.plan;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lms.window.DayIndex;
import lms.window.DaySet;
import lms.window.Days;
import lms.window.Window;
import lms.window.WindowPlan;
import org.apache.camel.Body;

/** Counts the daily numbers anew when {@code TIME_ZONE} has changed. Stateless. */
public final class Rezone {
  /** Days counted by one statement: it sorts their attempts. */
  private static final int AT_ONCE = 31;

  private final String client;
  private final ZoneId zone;

  /**
   * @param client the university
   * @param zone what "a day" means now
   */
  public Rezone(String client, ZoneId zone) {
    this.client = client;
    this.zone = zone;
  }

  /** Parameters of every statement about the client's days. */
  public Map<String, Object> parameters() {
    return Map.of("client", client, "time_zone", zone.getId(), "purpose", "write");
  }

  /**
   * What {@code direct:count} takes, one map a time, for every day of the zone that a stored window
   * touches.
   *
   * @param ranges what {@code sql/select_loaded_ranges.sql} returned
   */
  public List<Map<String, Object>> counts(@Body List<Map<String, Object>> ranges) {
    Set<LocalDate> days = new TreeSet<>();
    ranges.forEach(row -> days.addAll(touched(row).days()));
    return days.isEmpty()
        ? List.of()
        : WindowPlan.of(DaySet.of(days), AT_ONCE).stream().map(this::count).toList();
  }

  private DayIndex touched(Map<String, Object> row) {
    return new DayIndex(new Window(instant(row.get("start")), instant(row.get("end"))), zone);
  }

  private static Instant instant(Object column) {
    return ((Timestamp) column).toInstant();
  }

  private Map<String, Object> count(Days days) {
    Window window = days.in(zone);
    DayIndex index = new DayIndex(window, zone);
    return Map.of(
        "client", client,
        "time_zone", zone.getId(),
        "days", index.days().stream().map(Date::valueOf).toArray(Date[]::new),
        "day_starts", index.starts(),
        "start", DayIndex.micros(window.start()),
        "end", DayIndex.micros(window.end()));
  }
}
