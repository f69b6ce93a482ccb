package lms.report;

import com.google.api.services.sheets.v4.model.ValueRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds our table in everything its tab holds. For one reading. */
final class SheetReader {
  private final Tab tab;
  private final List<List<Object>> cells;
  private final Headings headings;
  private final Map<LocalDate, List<Integer>> rows = new TreeMap<>();
  private final Map<LocalDate, List<Integer>> doubtful = new TreeMap<>();
  private int lastDayRow = -1;
  private int nextRow;

  /**
   * @param read the whole tab, numbers unformatted
   */
  SheetReader(Tab tab, ValueRange read) {
    this.tab = tab;
    cells = SheetTable.grid(read);
    headings = Headings.bestOf(cells);
  }

  /**
   * @throws SheetProblem if the tab holds something else, or a date that cannot be read
   */
  SheetTable table() throws SheetProblem {
    if (cells.isEmpty()) {
      Map<Column, Integer> columns = new EnumMap<>(Column.class);
      Arrays.stream(Column.values()).forEach(column -> columns.put(column, column.ordinal()));
      return new SheetTable(tab, true, columns, cells, rows, doubtful, lastDayRow, 1);
    }
    checkHeadings();
    readRows();
    return new SheetTable(
        tab, false, headings.columns(), cells, rows, doubtful, lastDayRow, nextRow);
  }

  private void checkHeadings() throws SheetProblem {
    if (!headings.complete()) {
      throw new SheetProblem(
          "tab '%s' is not empty and lacks the headings %s in its first %d rows; nothing was written; restore them, or set SHEET_NAME to an empty tab"
              .formatted(tab.title(), Column.names(headings.missing()), Headings.SEARCHED_ROWS));
    }
    if (!headings.doubled().isEmpty()) {
      throw new SheetProblem(
          "row %d of tab '%s' has the headings %s more than once; nothing was written; rename those that are not ours"
              .formatted(headings.row() + 1, tab.title(), Column.names(headings.doubled())));
    }
  }

  private void readRows() throws SheetProblem {
    int first = headings.row() + 1;
    nextRow = first;
    DateColumn dates =
        new DateColumn(cells.subList(first, cells.size()).stream().map(this::date).toList());
    for (int row = first; row < cells.size(); row++) {
      Set<LocalDate> days = dates.read(date(cells.get(row)));
      checkDate(row, days);
      for (LocalDate day : days) {
        (days.size() > 1 ? doubtful : rows)
            .computeIfAbsent(day, none -> new ArrayList<>())
            .add(row);
      }
      lastDayRow = days.isEmpty() ? lastDayRow : row;
      nextRow = isBlank(cells.get(row)) ? nextRow : row + 1;
    }
  }

  private void checkDate(int row, Set<LocalDate> days) throws SheetProblem {
    if (days.isEmpty() && DateColumn.seemsADate(date(cells.get(row)))) {
      throw new SheetProblem(
          "cell %s of tab '%s' seems to be a date that cannot be read; nothing was written, lest a day stands there twice; write it like 2023-05-31"
              .formatted(Tab.cell(row, headings.columns().get(Column.DATE)), tab.title()));
    }
  }

  private Object date(List<Object> row) {
    return SheetTable.at(row, headings.columns().get(Column.DATE));
  }

  private boolean isBlank(List<Object> row) {
    return headings.columns().values().stream()
        .allMatch(column -> SheetTable.isBlank(SheetTable.at(row, column)));
  }
}
