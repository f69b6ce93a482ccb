package lms.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import lms.ledger.DailyStats;
import lms.texts.Language;

/** How the daily table is written as a file: the sheet's columns, headings and values. */
public enum TableFormat {
  /** For programs: UTF-8, commas, ISO dates, decimal points. */
  CSV(CsvTable::write),
  /** For spreadsheets: typed cells. */
  XLSX(XlsxTable::write);

  private interface Table {
    void write(List<DailyStats> days, Language language, OutputStream out) throws IOException;
  }

  private final Table table;

  TableFormat(Table table) {
    this.table = table;
  }

  /**
   * Writes the whole table; {@code out} may be closed afterwards.
   *
   * @param days oldest first
   * @param language of the headings
   */
  public void write(List<DailyStats> days, Language language, OutputStream out) throws IOException {
    table.write(days, language, out);
  }

  /** How the names of such files end: {@code csv}. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As a person writes it. */
  @Override
  public String toString() {
    return ending();
  }
}
