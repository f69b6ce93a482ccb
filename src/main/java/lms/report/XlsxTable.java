package lms.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import lms.ledger.DailyStats;
import lms.texts.Language;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The daily table as a workbook: dates are dates and numbers are numbers, so no cell can be taken
 * for a formula.
 */
final class XlsxTable {
  private static final String SHEET = "daily_stats";
  private static final String HEADER_COLOR = "EEF2F7";
  private static final int ROOM = 3;
  private static final int NARROWEST = 12;

  private XlsxTable() {}

  static void write(List<DailyStats> days, Language language, OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "LMS Analytics Pipeline", null)) {
      Worksheet sheet = workbook.newWorksheet(SHEET);
      for (Column column : Column.values()) {
        head(sheet, column, column.heading(language));
        for (int day = 0; day < days.size(); day++) {
          cell(sheet, day + 1, column, column.of(days.get(day)));
        }
      }
      sheet.freezePane(0, 1);
    }
  }

  private static void head(Worksheet sheet, Column column, String heading) {
    sheet.value(0, column.ordinal(), heading);
    sheet.style(0, column.ordinal()).bold().fillColor(HEADER_COLOR).wrapText(true).set();
    sheet.width(column.ordinal(), Math.max(NARROWEST, heading.length() + ROOM));
  }

  private static void cell(Worksheet sheet, int row, Column column, Object value) {
    if (value instanceof LocalDate date) {
      sheet.value(row, column.ordinal(), date);
    } else {
      sheet.value(row, column.ordinal(), (Number) value);
    }
    sheet.style(row, column.ordinal()).format(format(column)).set();
  }

  /** As spreadsheets write formats; each shows them with the separators of its own language. */
  private static String format(Column column) {
    return switch (column) {
      case DATE -> "yyyy-mm-dd";
      case SUCCESS_RATE -> "0.00";
      case ATTEMPTS, UNIQUE_USERS, CORRECT_SUBMISSIONS, TRIAL_RUNS, SUBMISSIONS -> "#,##0";
    };
  }
}
