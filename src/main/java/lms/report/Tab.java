package lms.report;

import com.google.api.services.sheets.v4.model.GridRange;
import java.util.Collection;
import java.util.List;

/**
 * One tab of the spreadsheet.
 *
 * @param id Google's number of the tab ({@code gid}); stays when the tab is renamed
 * @param title its name
 * @param rows rows of its grid
 * @param columns columns of its grid
 * @param layout which of our tables it holds
 * @param merges its merged cells: of each only the upper left cell shows what is written
 */
public record Tab(
    int id, String title, int rows, int columns, Layout layout, List<GridRange> merges) {
  private static final int HEAD_ROWS = 20;

  /** The whole grid in A1 notation. */
  public String whole() {
    return block(0, 0, rows, columns);
  }

  /** The rows that tell tabs apart: a title or a note may stand above the headings. */
  public String head() {
    return block(0, 0, Math.min(rows, HEAD_ROWS), columns);
  }

  /** The first row below all merged cells in one of these columns, 0 if there are none. */
  int belowMerges(Collection<Integer> ours) {
    return merges.stream()
        .filter(merge -> ours.stream().anyMatch(column -> covers(merge, column)))
        .mapToInt(GridRange::getEndRowIndex)
        .max()
        .orElse(0);
  }

  private static boolean covers(GridRange merge, int column) {
    return merge.getStartColumnIndex() <= column && column < merge.getEndColumnIndex();
  }

  /**
   * A part of the grid in A1 notation, such as {@code 'Daily'!B2:B7}.
   *
   * @param row first row, from 0
   * @param column first column, from 0
   */
  String block(int row, int column, int height, int width) {
    return "'%s'!%s:%s"
        .formatted(
            title.replace("'", "''"),
            cell(row, column),
            cell(row + height - 1, column + width - 1));
  }

  /** {@code A1} for row 0, column 0. */
  static String cell(int row, int column) {
    return letters(column) + (row + 1);
  }

  /** {@code A} for 0, {@code AA} for 26. */
  static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}
