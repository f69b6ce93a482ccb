package lms.report;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Map;
import lms.ledger.DailyStats;

/**
 * A day whose numbers are not in the sheet yet.
 *
 * @param stats its numbers
 * @param updatedAt when they last changed, to the microsecond: the version that was read
 */
public record DueDay(DailyStats stats, Timestamp updatedAt) {
  /** From a row of {@code select_unpublished_days.sql}. */
  public static DueDay of(Map<String, Object> row) {
    return new DueDay(DailyStats.of(row), (Timestamp) row.get("updated_at"));
  }

  LocalDate day() {
    return stats.day();
  }
}
