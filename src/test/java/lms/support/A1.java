package lms.support;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range in A1 notation, rows and columns from 0, ends inclusive.
 *
 * @param tab {@code ""} where the text names none
 */
record A1(String tab, int firstRow, int firstColumn, int lastRow, int lastColumn) {
  private static final Pattern RANGE =
      Pattern.compile("(?:'((?:[^']|'')+)'!)?([A-Z]+)(\\d+)(?::([A-Z]+)(\\d+))?");

  static A1 parse(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      throw new IllegalArgumentException("Unable to parse range: " + text);
    }
    String tab = range.group(1) == null ? "" : range.group(1).replace("''", "'");
    int row = Integer.parseInt(range.group(3)) - 1;
    int column = column(range.group(2));
    return range.group(4) == null
        ? new A1(tab, row, column, row, column)
        : new A1(tab, row, column, Integer.parseInt(range.group(5)) - 1, column(range.group(4)));
  }

  private static int column(String letters) {
    return letters.chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1) - 1;
  }
}
