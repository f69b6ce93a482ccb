package lms.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lms.ledger.DailyStats;

/**
 * A day the sheet is to show.
 *
 * @param rows its rows: one in the table of days
 * @param published whether the database says that the sheet shows it already
 * @param version what was read, as parameters of the statement that marks the day published
 */
public record DueDay(
    LocalDate day, List<DueRow> rows, boolean published, Map<String, Object> version) {
  /** From a row of {@code select_sheet_days.sql}. */
  static DueDay of(Map<String, Object> row) {
    DailyStats stats = DailyStats.of(row);
    return new DueDay(
        stats.day(),
        List.of(new DueRow("", stats, false)),
        (Boolean) row.get("published"),
        Map.of("day", row.get("day"), "updated_at", row.get("updated_at")));
  }
}
