package lms.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.ledger.Delivery;

/** Tells what became of the sheet, and which days are published now. Stateless. */
public final class SheetReport {
  private final String link;

  /**
   * @param spreadsheetId the long id in the spreadsheet's address
   */
  public SheetReport(String spreadsheetId) {
    link = link(spreadsheetId);
  }

  /** Due days of the rows that {@code select_unpublished_days.sql} returns. */
  public List<DueDay> due(List<Map<String, Object>> rows) {
    return rows.stream().map(DueDay::of).toList();
  }

  /** The sheet shows every day already. */
  public Delivery nothingDue() {
    return new Delivery("sheet", Optional.empty(), "no day to write", Optional.of(link));
  }

  /**
   * The days the sheet was seen to show, each as parameters of {@code mark_day_published.sql}.
   *
   * @param seen plan made of the sheet as it was read last
   */
  public List<Map<String, Object>> published(SheetPlan seen) {
    return seen.shown().stream()
        .map(day -> Map.<String, Object>of("day", day.day(), "updated_at", day.updatedAt()))
        .toList();
  }

  /**
   * @param written plan that was carried out
   * @param seen plan made of the sheet as it was read back: what it would still write is amiss
   */
  public Delivery delivery(SheetPlan written, SheetPlan seen) {
    List<String> problems = new ArrayList<>(seen.problems());
    int amiss = seen.added() + seen.updated();
    if (amiss > 0) {
      problems.add(
          "%d of the days written read back otherwise, as if somebody had edited the sheet meanwhile; they are written again with the next load run"
              .formatted(amiss));
    }
    return new Delivery(
        "sheet",
        problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems)),
        detail(written),
        Optional.of(link));
  }

  /** Where a browser opens the spreadsheet. */
  static String link(String spreadsheetId) {
    return "https://docs.google.com/spreadsheets/d/" + spreadsheetId;
  }

  private static String detail(SheetPlan written) {
    return "%d %s added, %d updated"
        .formatted(written.added(), written.added() == 1 ? "day" : "days", written.updated());
  }
}
