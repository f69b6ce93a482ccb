package lms.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The row of a tab that looks most like our headings.
 *
 * @param row 0 for the first row of the tab
 * @param columns where each heading found stands, 0 for column A
 * @param courses where the heading of the courses stands, in as many columns as it does
 * @param doubled headings that stand in the row more than once
 */
record Headings(int row, Map<Column, Integer> columns, List<Integer> courses, Set<Column> doubled) {
  /** The row with the most of our headings, the upper one of equals. */
  static Headings bestOf(List<List<Object>> grid) {
    Headings best = new Headings(0, Map.of(), List.of(), Set.of());
    for (int row = 0; row < grid.size(); row++) {
      Headings found = in(row, grid.get(row));
      if (found.columns.size() > best.columns.size()) {
        best = found;
      }
    }
    return best;
  }

  /** Every row that has all our headings. */
  static List<Integer> completeRows(List<List<Object>> grid) {
    return IntStream.range(0, grid.size())
        .filter(row -> in(row, grid.get(row)).complete())
        .boxed()
        .toList();
  }

  private static Headings in(int row, List<Object> cells) {
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    List<Integer> courses = new ArrayList<>();
    Set<Column> doubled = EnumSet.noneOf(Column.class);
    for (int i = 0; i < cells.size(); i++) {
      Optional<Column> column = Column.ofHeading(cells.get(i));
      if (column.isPresent() && columns.putIfAbsent(column.get(), i) != null) {
        doubled.add(column.get());
      }
      if (CourseName.isHeading(cells.get(i))) {
        courses.add(i);
      }
    }
    return new Headings(row, columns, courses, doubled);
  }

  /** Whether it has every heading of the table of days. */
  boolean complete() {
    return missing().isEmpty();
  }

  Set<Column> missing() {
    Set<Column> missing = EnumSet.allOf(Column.class);
    missing.removeAll(columns.keySet());
    return missing;
  }
}
