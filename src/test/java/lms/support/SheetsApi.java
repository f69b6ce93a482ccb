package lms.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The calls of the Sheets API that {@link SheetsStandIn} knows, on its workbook. */
final class SheetsApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A call Google would answer with 400. */
  static final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRequest(String message) {
      super(message);
    }
  }

  private final SheetsWorkbook workbook;
  private final List<JsonNode> reshaped = new ArrayList<>();

  SheetsApi(SheetsWorkbook workbook) {
    this.workbook = workbook;
  }

  /** Every element of every {@code :batchUpdate}, as it came. */
  List<JsonNode> reshaped() {
    return reshaped;
  }

  ObjectNode metadata() {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode sheets = answer.putArray("sheets");
    for (SheetsWorkbook.Tab tab : workbook.tabs()) {
      ObjectNode sheet = sheets.addObject();
      ObjectNode properties = sheet.putObject("properties");
      properties.put("sheetId", tab.id).put("title", tab.title);
      properties
          .putObject("gridProperties")
          .put("rowCount", tab.rows())
          .put("columnCount", tab.columns());
      tab.merges().forEach(merge -> merged(sheet.withArray("merges").addObject(), merge));
    }
    return answer;
  }

  private static void merged(ObjectNode range, A1 merge) {
    range.put("startRowIndex", merge.firstRow()).put("endRowIndex", merge.lastRow() + 1);
    range
        .put("startColumnIndex", merge.firstColumn())
        .put("endColumnIndex", merge.lastColumn() + 1);
  }

  ObjectNode read(List<String> ranges, boolean unformatted) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode read = answer.putArray("valueRanges");
    ranges.forEach(range -> read.add(read(range, unformatted)));
    return answer;
  }

  ObjectNode read(String range, boolean unformatted) {
    A1 at = within(A1.parse(range));
    ObjectNode answer = JSON.createObjectNode().put("range", range).put("majorDimension", "ROWS");
    List<List<Object>> rows = workbook.tab(at.tab()).filled();
    for (int row = at.firstRow(); row <= Math.min(at.lastRow(), rows.size() - 1); row++) {
      ArrayNode cells = answer.withArray("values").addArray();
      List<Object> filled = rows.get(row);
      for (int i = at.firstColumn(); i <= Math.min(at.lastColumn(), filled.size() - 1); i++) {
        cells.add(shown(filled.get(i), unformatted));
      }
    }
    return answer;
  }

  ObjectNode write(JsonNode request) {
    if (!request.path("valueInputOption").asText().equals("RAW")) {
      throw new BadRequest("the stand-in takes RAW values only");
    }
    request.get("data").forEach(range -> within(A1.parse(range.get("range").asText())));
    request.get("data").forEach(this::writeRange);
    return JSON.createObjectNode();
  }

  ObjectNode reshape(JsonNode request) {
    for (JsonNode part : request.get("requests")) {
      reshaped.add(part);
      JsonNode append = part.path("appendDimension");
      if (append.path("dimension").asText().equals("ROWS")) {
        workbook.tab(append.get("sheetId").asInt()).appendRows(append.get("length").asInt());
      } else if (append.path("dimension").asText().equals("COLUMNS")) {
        workbook.tab(append.get("sheetId").asInt()).appendColumns(append.get("length").asInt());
      }
    }
    return JSON.createObjectNode();
  }

  private void writeRange(JsonNode range) {
    A1 at = A1.parse(range.get("range").asText());
    boolean downwards = range.path("majorDimension").asText().equals("COLUMNS");
    JsonNode lines = range.get("values");
    for (int i = 0; i < lines.size(); i++) {
      for (int j = 0; j < lines.get(i).size(); j++) {
        int row = at.firstRow() + (downwards ? j : i);
        int column = at.firstColumn() + (downwards ? i : j);
        if (row > at.lastRow() || column > at.lastColumn()) {
          throw new BadRequest("Requested writing within range, but tried writing outside of it");
        }
        set(workbook.tab(at.tab()), row, column, lines.get(i).get(j));
      }
    }
  }

  /** As the API's reference has it: a null leaves the cell as it is. */
  private static void set(SheetsWorkbook.Tab tab, int row, int column, JsonNode value) {
    if (!value.isNull()) {
      tab.set(row, column, value.isNumber() ? value.asDouble() : value.asText());
    }
  }

  private A1 within(A1 at) {
    SheetsWorkbook.Tab tab = workbook.tab(at.tab());
    if (tab == null) {
      throw new BadRequest("Unable to parse range: " + at.tab());
    }
    if (at.lastRow() >= tab.rows() || at.lastColumn() >= tab.columns()) {
      throw new BadRequest(
          "Range exceeds grid limits. Max rows: %d, max columns: %d"
              .formatted(tab.rows(), tab.columns()));
    }
    return at;
  }

  /** Formatted, a number is a text that depends on the locale: our service must never ask so. */
  private static JsonNode shown(Object cell, boolean unformatted) {
    Object value = cell == null ? "" : cell;
    return JSON.valueToTree(
        unformatted || value instanceof String ? value : String.format(Locale.ROOT, "~%s", value));
  }
}
