package lms.report;

import java.util.List;

/**
 * What is to be written so that the tab shows the due days, and what it shows already.
 *
 * @param table the table as it was read
 * @param blocks cells to write
 * @param added days that get a new row
 * @param updated days whose row gets other numbers
 * @param shown days the table already shows with these very numbers
 * @param problems why other days cannot be written, in plain words
 */
public record SheetPlan(
    SheetTable table,
    List<Block> blocks,
    int added,
    int updated,
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

  /** Whether more than values must change: a larger grid, or the date format for new rows. */
  public boolean isReshaping() {
    return !grown().equals(table.tab()) || isFormatting();
  }

  /** Whether new dates are numbers, which look like dates only with the format of those above. */
  boolean isFormatting() {
    return added > 0 && table.hasSerialDates();
  }

  /** The tab, large enough for every block. */
  public Tab grown() {
    Tab tab = table.tab();
    int rows = blocks.stream().mapToInt(b -> b.row() + b.values().size()).max().orElse(0);
    int columns = blocks.stream().mapToInt(b -> b.column() + 1).max().orElse(0);
    return new Tab(
        tab.id(), tab.title(), Math.max(tab.rows(), rows), Math.max(tab.columns(), columns));
  }
}
