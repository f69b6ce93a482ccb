package lms.report;

import com.google.api.services.sheets.v4.model.BatchGetValuesResponse;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.ValueRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the tab of the daily table. */
public final class SheetTabs {
  private final String spreadsheetId;
  private final Optional<String> wanted;

  /**
   * @param spreadsheetId the long id in the spreadsheet's address
   * @param wanted {@code SHEET_NAME}; empty = the tab whose headings match, else the first, if
   *     empty
   */
  public SheetTabs(String spreadsheetId, Optional<String> wanted) {
    this.spreadsheetId = spreadsheetId;
    this.wanted = wanted;
  }

  /**
   * The tabs the table may be in; only the wanted one, if one is wanted.
   *
   * @throws SheetProblem if there is none
   */
  public List<Tab> candidates(Spreadsheet spreadsheet) throws SheetProblem {
    List<Tab> tabs =
        spreadsheet.getSheets().stream()
            .map(sheet -> sheet.getProperties())
            .filter(sheet -> sheet.getGridProperties() != null) // a chart's own tab has no cells
            .map(SheetTabs::tab)
            .toList();
    List<Tab> candidates =
        tabs.stream().filter(tab -> tab.title().equals(wanted.orElse(tab.title()))).toList();
    if (candidates.isEmpty()) {
      throw new SheetProblem(
          "the spreadsheet has no tab '%s' (SHEET_NAME), only %s; nothing was written; correct SHEET_NAME or add the tab"
              .formatted(wanted.orElse("with cells"), titles(tabs)));
    }
    return candidates;
  }

  /** What to read of each candidate to tell them apart. */
  public List<String> heads(List<Tab> candidates) {
    return candidates.stream().map(Tab::head).toList();
  }

  /**
   * The one candidate with our headings, else the first, if it is empty.
   *
   * @param heads {@link #heads} as read, in the same order
   * @throws SheetProblem if there is none, or more than one
   */
  public Tab choose(List<Tab> candidates, BatchGetValuesResponse heads) throws SheetProblem {
    List<ValueRange> read = heads.getValueRanges();
    List<Tab> matching =
        IntStream.range(0, candidates.size())
            .filter(i -> Headings.bestOf(SheetTable.grid(read.get(i))).complete())
            .mapToObj(candidates::get)
            .toList();
    if (matching.size() == 1) {
      return matching.get(0);
    }
    if (matching.size() > 1) {
      throw new SheetProblem(
          "more than one tab has our headings: %s; nothing was written; set SHEET_NAME to the one that is meant"
              .formatted(titles(matching)));
    }
    if (SheetTable.grid(read.get(0)).isEmpty()) {
      return candidates.get(0);
    }
    throw new SheetProblem(
        "no tab has our headings (%s) and the first one, '%s', is not empty; nothing was written; add an empty tab and set SHEET_NAME to its name"
            .formatted(Column.names(List.of(Column.values())), candidates.get(0).title()));
  }

  /** What {@code daily_stats.published_to} says of days written to this tab. */
  public String target(Tab tab) {
    return spreadsheetId + "#gid=" + tab.id();
  }

  private static Tab tab(SheetProperties sheet) {
    GridProperties grid = sheet.getGridProperties();
    return new Tab(sheet.getSheetId(), sheet.getTitle(), grid.getRowCount(), grid.getColumnCount());
  }

  private static String titles(List<Tab> tabs) {
    return tabs.stream().map(tab -> "'" + tab.title() + "'").collect(Collectors.joining(", "));
  }
}
