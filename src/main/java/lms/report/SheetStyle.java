package lms.report;

import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.CellFormat;
import com.google.api.services.sheets.v4.model.Color;
import com.google.api.services.sheets.v4.model.DimensionProperties;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.NumberFormat;
import com.google.api.services.sheets.v4.model.RepeatCellRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.TextFormat;
import com.google.api.services.sheets.v4.model.UpdateDimensionPropertiesRequest;
import com.google.api.services.sheets.v4.model.UpdateSheetPropertiesRequest;
import java.util.ArrayList;
import java.util.List;

/** How a new table looks. Saying it twice makes no difference. */
final class SheetStyle {
  private static final float LIGHT = 0.93f; // of red, green and blue alike, where 1 is white
  private static final NumberFormat TEXT = new NumberFormat().setType("TEXT");
  private static final NumberFormat WHOLE =
      new NumberFormat().setType("NUMBER").setPattern("#,##0");
  private static final NumberFormat TWO_DECIMALS =
      new NumberFormat().setType("NUMBER").setPattern("0.00");
  private static final int NARROW = 110; // pixels
  private static final int WIDE = 170;
  private static final int COURSE = 280;

  private SheetStyle() {}

  /** The header's look and a frozen row, then format and width of each column. */
  static List<Request> of(SheetTable table) {
    int tab = table.tab().id();
    List<Request> requests = new ArrayList<>(List.of(header(table), frozen(tab)));
    table
        .columns()
        .forEach(
            (column, at) -> {
              requests.add(format(tab, at, format(column)));
              requests.add(width(tab, at, column == Column.DATE ? NARROW : WIDE));
            });
    if (table.courses() >= 0) {
      requests.add(format(tab, table.courses(), TEXT));
      requests.add(width(tab, table.courses(), COURSE));
    }
    return requests;
  }

  private static NumberFormat format(Column column) {
    return switch (column) {
      case DATE -> TEXT;
      case SUCCESS_RATE -> TWO_DECIMALS;
      default -> WHOLE;
    };
  }

  private static Request header(SheetTable table) {
    int width = table.columns().size() + (table.courses() < 0 ? 0 : 1);
    CellFormat look =
        new CellFormat()
            .setTextFormat(new TextFormat().setBold(true))
            .setBackgroundColor(new Color().setRed(LIGHT).setGreen(LIGHT).setBlue(LIGHT));
    GridRange range =
        new GridRange()
            .setSheetId(table.tab().id())
            .setStartRowIndex(0)
            .setEndRowIndex(1)
            .setStartColumnIndex(0)
            .setEndColumnIndex(width);
    return cells(range, look, "userEnteredFormat(textFormat.bold,backgroundColor)");
  }

  private static Request format(int tab, int column, NumberFormat format) {
    GridRange below =
        new GridRange()
            .setSheetId(tab)
            .setStartRowIndex(1)
            .setStartColumnIndex(column)
            .setEndColumnIndex(column + 1);
    return cells(below, new CellFormat().setNumberFormat(format), "userEnteredFormat.numberFormat");
  }

  private static Request cells(GridRange range, CellFormat format, String fields) {
    return new Request()
        .setRepeatCell(
            new RepeatCellRequest()
                .setRange(range)
                .setCell(new CellData().setUserEnteredFormat(format))
                .setFields(fields));
  }

  private static Request frozen(int tab) {
    return new Request()
        .setUpdateSheetProperties(
            new UpdateSheetPropertiesRequest()
                .setProperties(
                    new SheetProperties()
                        .setSheetId(tab)
                        .setGridProperties(new GridProperties().setFrozenRowCount(1)))
                .setFields("gridProperties.frozenRowCount"));
  }

  private static Request width(int tab, int column, int pixels) {
    return new Request()
        .setUpdateDimensionProperties(
            new UpdateDimensionPropertiesRequest()
                .setRange(
                    new DimensionRange()
                        .setSheetId(tab)
                        .setDimension("COLUMNS")
                        .setStartIndex(column)
                        .setEndIndex(column + 1))
                .setProperties(new DimensionProperties().setPixelSize(pixels))
                .setFields("pixelSize"));
  }
}
