package lms.report;

import com.google.api.services.sheets.v4.model.ValueRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One of our tables as it stands in its tab. Rows and columns count from 0.
 *
 * @param tab the tab
 * @param isNew whether the tab is empty: the headings are still to be written
 * @param columns where each of our columns stands
 * @param courses the column of the courses, -1 in the table of days
 * @param cells what the tab holds, as wide and long as it is filled
 * @param rows where each row of ours stands
 * @param doubtful the rows that may mean the day, or another one: {@code 03/04/2023}
 * @param foreign the rows that have the day and words where our numbers belong
 * @param lastDayRow the last row that is of a day, -1 if there is none
 * @param nextRow the first row below everything in our columns
 */
record SheetTable(
    Tab tab,
    boolean isNew,
    Map<Column, Integer> columns,
    int courses,
    List<List<Object>> cells,
    Map<RowKey, List<Integer>> rows,
    Map<LocalDate, List<Integer>> doubtful,
    Map<RowKey, List<Integer>> foreign,
    int lastDayRow,
    int nextRow) {
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d\\s.,]*%?");

  /** The value of a cell, {@code ""} where there is none. */
  Object cell(int row, Column column) {
    return at(cells.get(row), columns.get(column));
  }

  /** Whether the table's dates are numbers with a date format, not text: its last day decides. */
  boolean hasSerialDates() {
    return lastDayRow >= 0
        && cell(lastDayRow, Column.DATE) instanceof Number date
        && DateColumn.isSerial(date);
  }

  /** The rows of what was read, without blank ones at the end. */
  static List<List<Object>> grid(ValueRange read) {
    List<List<Object>> rows = read.getValues() == null ? List.of() : read.getValues();
    int filled = rows.size();
    while (filled > 0 && rows.get(filled - 1).stream().allMatch(SheetTable::isBlank)) {
      filled--;
    }
    return rows.subList(0, filled);
  }

  /** Google cuts off the empty end of a row. */
  static Object at(List<Object> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }

  /** A cell's text without what nobody sees: spaces around it, of the kinds documents have too. */
  static String text(Object cell) {
    return cell.toString().replace('\u00a0', ' ').replace("\u200b", "").strip();
  }

  /** Also one that somebody has typed as text: {@code 1 234}, {@code 50,5 %}. */
  static boolean isNumber(Object cell) {
    return cell instanceof Number || NUMBER.matcher(text(cell)).matches();
  }

  static boolean isBlank(Object cell) {
    return cell instanceof String text && text.isBlank();
  }
}
