package lms.report;

import com.google.api.client.util.Data;
import com.google.api.services.sheets.v4.model.AppendDimensionRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateValuesRequest;
import com.google.api.services.sheets.v4.model.CopyPasteRequest;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.ValueRange;
import java.util.ArrayList;
import java.util.List;
import lms.report.SheetPlan.Block;

/** Says a plan in Google's words. Stateless. */
public final class SheetRequests {
  /** Every value, as it is: {@code RAW} makes no formula and no date of any text. */
  public BatchUpdateValuesRequest values(SheetPlan plan) {
    Tab tab = plan.grown();
    List<ValueRange> ranges = new ArrayList<>();
    for (Block block : plan.blocks()) {
      ranges.add(
          new ValueRange()
              .setRange(tab.block(block.row(), block.column(), block.values().size(), 1))
              .setMajorDimension("COLUMNS")
              .setValues(List.of(block.values())));
    }
    return new BatchUpdateValuesRequest().setValueInputOption("RAW").setData(ranges);
  }

  /** Changes nothing: Google skips a null, but asks first whether the account may write. */
  public BatchUpdateValuesRequest untouched(Tab tab) {
    ValueRange nothing =
        new ValueRange()
            .setRange(tab.block(0, 0, 1, 1))
            .setValues(List.of(List.of(Data.nullOf(Object.class))));
    return new BatchUpdateValuesRequest().setValueInputOption("RAW").setData(List.of(nothing));
  }

  /**
   * More rows or columns at the end of the grid; the look of a new table; the last day's date
   * format for new dates. Sent twice after a lost reply it leaves a few empty rows more, nothing
   * else.
   */
  public BatchUpdateSpreadsheetRequest shape(SheetPlan plan) {
    Tab tab = plan.table().tab();
    Tab grown = plan.grown();
    List<Request> requests = new ArrayList<>();
    if (grown.rows() > tab.rows()) {
      requests.add(append(tab, "ROWS", grown.rows() - tab.rows()));
    }
    if (grown.columns() > tab.columns()) {
      requests.add(append(tab, "COLUMNS", grown.columns() - tab.columns()));
    }
    if (plan.isStyling()) {
      requests.addAll(SheetStyle.of(plan.table()));
    }
    if (plan.isFormatting()) {
      requests.add(format(plan.table(), plan.newRows()));
    }
    return new BatchUpdateSpreadsheetRequest().setRequests(requests);
  }

  private static Request append(Tab tab, String dimension, int length) {
    return new Request()
        .setAppendDimension(
            new AppendDimensionRequest()
                .setSheetId(tab.id())
                .setDimension(dimension)
                .setLength(length));
  }

  private static Request format(SheetTable table, int added) {
    return new Request()
        .setCopyPaste(
            new CopyPasteRequest()
                .setSource(dates(table, table.lastDayRow(), 1))
                .setDestination(dates(table, table.nextRow(), added))
                .setPasteType("PASTE_FORMAT"));
  }

  private static GridRange dates(SheetTable table, int row, int count) {
    int column = table.columns().get(Column.DATE);
    return new GridRange()
        .setSheetId(table.tab().id())
        .setStartRowIndex(row)
        .setEndRowIndex(row + count)
        .setStartColumnIndex(column)
        .setEndColumnIndex(column + 1);
  }
}
