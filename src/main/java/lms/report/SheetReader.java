package lms.report;

import com.google.api.services.sheets.v4.model.ValueRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds our table in everything its tab holds. For one reading. */
final class SheetReader {
  private final Tab tab;
  private final Words words;
  private final List<List<Object>> cells;
  private final Headings headings;
  private final boolean hasCourses;
  private final Map<RowKey, List<Integer>> rows = new HashMap<>();
  private final Map<LocalDate, List<Integer>> doubtful = new HashMap<>();
  private final Map<RowKey, List<Integer>> foreign = new HashMap<>();
  private int lastDayRow = -1;
  private int nextRow;

  /**
   * @param read the whole tab, numbers unformatted
   */
  SheetReader(Tab tab, ValueRange read, Words words) {
    this.tab = tab;
    this.words = words;
    cells = SheetTable.grid(read);
    headings = Headings.bestOf(cells);
    hasCourses = tab.layout() == Layout.COURSES;
  }

  /**
   * @throws SheetProblem if the tab holds something else, or a date that cannot be read
   */
  SheetTable table() throws SheetProblem {
    if (cells.isEmpty()) {
      return empty();
    }
    checkHeadings();
    checkRowsOfHeadings();
    readRows();
    int courses = hasCourses ? headings.courses().get(0) : -1;
    return new SheetTable(
        tab,
        false,
        headings.columns(),
        courses,
        cells,
        rows,
        doubtful,
        foreign,
        lastDayRow,
        nextRow);
  }

  /** The date first, then the course if there is one. */
  private SheetTable empty() {
    int courses = hasCourses ? 1 : -1;
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    columns.put(Column.DATE, 0);
    Column.NUMBERS.forEach(c -> columns.put(c, hasCourses ? c.ordinal() + 1 : c.ordinal()));
    return new SheetTable(
        tab, true, columns, courses, cells, rows, doubtful, foreign, lastDayRow, 1);
  }

  private void checkHeadings() throws SheetProblem {
    boolean noCourse = hasCourses && headings.courses().isEmpty();
    if (!headings.complete() || noCourse) {
      throw words.problem(
          "headings.missing",
          tab.title(),
          words.headings(headings.missing(), noCourse),
          tab.layout().setting());
    }
    boolean twoCourses = hasCourses && headings.courses().size() > 1;
    if (!headings.doubled().isEmpty() || twoCourses) {
      throw words.problem(
          "headings.doubled",
          tab.title(),
          words.headings(headings.doubled(), twoCourses),
          String.valueOf(headings.row() + 1));
    }
  }

  private void checkRowsOfHeadings() throws SheetProblem {
    List<Integer> complete = Headings.completeRows(cells);
    if (complete.size() > 1) {
      throw words.problem("headings.rows", words.rows(complete), tab.title());
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
        found(day, days.size() > 1, row);
      }
      nextRow = isBlank(cells.get(row)) ? nextRow : row + 1;
    }
    nextRow = Math.max(nextRow, tab.belowMerges(headings.columns().values()));
  }

  private void found(LocalDate day, boolean isDoubtful, int row) {
    if (isDoubtful) {
      doubtful.computeIfAbsent(day, none -> new ArrayList<>()).add(row);
      lastDayRow = row;
      return;
    }
    Object course = hasCourses ? SheetTable.at(cells.get(row), headings.courses().get(0)) : "";
    if (hasCourses && SheetTable.isBlank(course)) {
      return; // a day without a course is somebody's note
    }
    boolean isOurs = hasNumbers(row) || numbers(row).allMatch(SheetTable::isBlank);
    (isOurs ? rows : foreign)
        .computeIfAbsent(new RowKey(day, CourseName.ofCell(course)), none -> new ArrayList<>())
        .add(row);
    lastDayRow = isOurs ? row : lastDayRow;
  }

  /** Whether it is a row of numbers, not a note: in one of our columns at least. */
  private boolean hasNumbers(int row) {
    return numbers(row).anyMatch(SheetTable::isNumber);
  }

  private Stream<Object> numbers(int row) {
    return Column.NUMBERS.stream()
        .map(column -> SheetTable.at(cells.get(row), headings.columns().get(column)));
  }

  private void checkDate(int row, Set<LocalDate> days) throws SheetProblem {
    if (days.isEmpty() && DateColumn.seemsADate(date(cells.get(row))) && hasNumbers(row)) {
      String cell = Tab.cell(row, headings.columns().get(Column.DATE));
      throw words.problem("date.unreadable", cell, tab.title());
    }
  }

  private Object date(List<Object> row) {
    return SheetTable.at(row, headings.columns().get(Column.DATE));
  }

  private boolean isBlank(List<Object> row) {
    boolean noCourse =
        !hasCourses || SheetTable.isBlank(SheetTable.at(row, headings.courses().get(0)));
    return noCourse
        && headings.columns().values().stream()
            .allMatch(column -> SheetTable.isBlank(SheetTable.at(row, column)));
  }
}
