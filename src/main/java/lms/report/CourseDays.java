package lms.report;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lms.ledger.DailyStats;
import lms.window.DayIndex;

/** The days whose courses the second tab does not show yet. Stateless. */
public final class CourseDays {
  private final String client;
  private final ZoneId zone;

  /**
   * @param client the university
   * @param zone what "a day" means
   */
  public CourseDays(String client, ZoneId zone) {
    this.client = client;
    this.zone = zone;
  }

  /**
   * Parameters of {@code select_course_stats.sql}; instants in microseconds since 1970.
   *
   * @param due rows of {@code select_unpublished_courses.sql}
   */
  public Map<String, Object> parameters(List<Map<String, Object>> due) {
    List<LocalDate> days = due.stream().map(CourseDays::day).toList();
    return Map.of(
        "client", client,
        "days", days.stream().map(Date::valueOf).toArray(Date[]::new),
        "starts", days.stream().mapToLong(this::start).toArray(),
        "ends", days.stream().mapToLong(day -> start(day.plusDays(1))).toArray());
  }

  private long start(LocalDate day) {
    return DayIndex.micros(day.atStartOfDay(zone).toInstant());
  }

  /**
   * The due days with a row for each course they have, and with zeros for each they had.
   *
   * @param due as for {@link #parameters}, oldest first
   * @param stats rows of {@code select_course_stats.sql}
   * @throws SQLException if the driver cannot read an array it has brought
   */
  public List<DueDay> due(List<Map<String, Object>> due, List<Map<String, Object>> stats)
      throws SQLException {
    Map<LocalDate, Map<String, DueRow>> rows = new HashMap<>();
    for (Map<String, Object> row : stats) {
      String course = CourseName.of((String) row.get("course"));
      rows.computeIfAbsent(day(row), none -> new TreeMap<>())
          .put(course, new DueRow(course, DailyStats.of(row), false));
    }
    List<DueDay> days = new ArrayList<>();
    for (Map<String, Object> row : due) {
      days.add(day(row, rows.getOrDefault(day(row), new TreeMap<>())));
    }
    return days;
  }

  private static DueDay day(Map<String, Object> due, Map<String, DueRow> rows) throws SQLException {
    String[] courses = rows.keySet().toArray(String[]::new);
    for (String before : (String[]) ((Array) due.get("courses")).getArray()) {
      rows.computeIfAbsent(before, none -> new DueRow(before, nothing(day(due)), true));
    }
    Map<String, Object> version = new HashMap<>(due);
    version.put("courses", courses);
    return new DueDay(day(due), List.copyOf(rows.values()), false, version);
  }

  private static DailyStats nothing(LocalDate day) {
    return new DailyStats(day, 0, 0, 0, BigDecimal.ZERO, 0, 0);
  }

  private static LocalDate day(Map<String, Object> row) {
    return ((Date) row.get("day")).toLocalDate();
  }
}
