package lms.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be written so that the tab shows the due days, and what it shows already.
 *
 * @param table the table as it was read
 * @param blocks cells to write
 * @param newRows how many rows are to be added
 * @param added days that get a new row
 * @param updated days whose rows get other numbers
 * @param refused days that cannot be written
 * @param shown days the table already shows with these very numbers
 * @param problems why days cannot be written, in plain words
 */
public record SheetPlan(
    SheetTable table,
    List<Block> blocks,
    int newRows,
    List<DueDay> added,
    List<DueDay> updated,
    List<DueDay> refused,
    List<DueDay> shown,
    List<String> problems) {

  /**
   * Cells below one another.
   *
   * @param row first row, from 0
   * @param column column, from 0
   * @param values texts and numbers, downwards
   */
  record Block(int row, int column, List<Object> values) {}

  /** Whether there is anything to write. */
  public boolean isWriting() {
    return !blocks.isEmpty();
  }

  /** Whether more than values must change: a larger grid, or formats. */
  public boolean isReshaping() {
    return !grown().equals(table.tab()) || isFormatting() || isStyling();
  }

  /** Whether new dates are numbers, which look like dates only with the format of those above. */
  boolean isFormatting() {
    return newRows > 0 && table.hasSerialDates();
  }

  /** Whether the table is to be made: only in an empty tab. */
  boolean isStyling() {
    return table.isNew() && isWriting();
  }

  /** The days that the table does not show. */
  List<DueDay> amiss() {
    return Stream.of(added, updated, refused).flatMap(List::stream).toList();
  }

  /** The tab, large enough for every block. */
  public Tab grown() {
    Tab tab = table.tab();
    int rows = blocks.stream().mapToInt(b -> b.row() + b.values().size()).max().orElse(0);
    int columns = blocks.stream().mapToInt(b -> b.column() + 1).max().orElse(0);
    return new Tab(
        tab.id(),
        tab.title(),
        Math.max(tab.rows(), rows),
        Math.max(tab.columns(), columns),
        tab.layout(),
        tab.merges());
  }
}
