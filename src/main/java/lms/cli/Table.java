package lms.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cells under each other; a column is as wide as its widest cell, whatever the language. */
final class Table {
  private Table() {}

  /**
   * A line for each row.
   *
   * @param gap stands between two columns
   * @param widths what each column has at least; negative where its cells begin at the left
   * @param rows as many cells each as there are widths
   */
  static List<String> lines(String gap, int[] widths, List<List<String>> rows) {
    String format =
        IntStream.range(0, widths.length)
            .mapToObj(column -> "%" + width(widths[column], column, rows) + "s")
            .collect(Collectors.joining(gap));
    return rows.stream().map(row -> format.formatted(row.toArray()).stripTrailing()).toList();
  }

  private static int width(int least, int column, List<List<String>> rows) {
    int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(Math.abs(least), widest) * Integer.signum(least);
  }
}
