package lms.report;

import com.google.api.services.sheets.v4.model.BatchGetValuesResponse;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.Sheet;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lms.texts.Language;

/** Finds the tabs of our tables. */
public final class SheetTabs {
  private final String spreadsheetId;
  private final Optional<String> wanted;
  private final Optional<String> courses;
  private final Words words;

  /**
   * @param spreadsheetId the long id in the spreadsheet's address
   * @param wanted {@code SHEET_NAME}; empty = the tab whose headings match, else the one published
   *     to, else the first, if empty
   * @param courses {@code SHEET_COURSES}, which is never the tab of the days; empty = none
   */
  public SheetTabs(
      String spreadsheetId, Optional<String> wanted, Optional<String> courses, Language language) {
    this.spreadsheetId = spreadsheetId;
    this.wanted = wanted;
    this.courses = courses;
    this.words = new Words(language);
  }

  /**
   * The tabs the table of days may be in; only the wanted one, if one is wanted.
   *
   * @throws SheetProblem if there is none
   */
  public List<Tab> candidates(Spreadsheet spreadsheet) throws SheetProblem {
    List<Tab> tabs = tabs(spreadsheet, Layout.DAYS);
    List<Tab> candidates =
        tabs.stream()
            .filter(tab -> wanted.isEmpty() || tab.title().equals(wanted.get()))
            .filter(tab -> courses.isEmpty() || !tab.title().equals(courses.get()))
            .toList();
    if (candidates.isEmpty()) {
      throw wanted.isPresent()
          ? missing(wanted.get(), tabs, Layout.DAYS)
          : words.problem("tab.none");
    }
    return candidates;
  }

  /**
   * The tab of the courses.
   *
   * @throws SheetProblem if there is none of that name
   */
  public Tab courses(Spreadsheet spreadsheet) throws SheetProblem {
    List<Tab> tabs = tabs(spreadsheet, Layout.COURSES);
    String title = courses.orElseThrow();
    return tabs.stream()
        .filter(tab -> tab.title().equals(title))
        .findFirst()
        .orElseThrow(() -> missing(title, tabs, Layout.COURSES));
  }

  private SheetProblem missing(String title, List<Tab> tabs, Layout layout) {
    return words.problem("tab.missing", title, layout.setting(), titles(tabs));
  }

  /** What to read of each candidate to tell them apart. */
  public List<String> heads(List<Tab> candidates) {
    return candidates.stream().map(Tab::head).toList();
  }

  /**
   * The candidate with our headings; of several, or if there is none, the one that days were
   * published to, whatever became of it. Only where there is no such tab, the first one, if it is
   * empty.
   *
   * @param heads {@link #heads} as read, in the same order
   * @param published {@link #target} that days were published to last; {@code null} if to none
   * @throws SheetProblem if there is none, or more than one
   */
  public Tab choose(List<Tab> candidates, BatchGetValuesResponse heads, String published)
      throws SheetProblem {
    List<Tab> ours = ours(candidates, heads, false);
    if (ours.size() == 1) {
      return ours.get(0);
    }
    List<Tab> known = ours.isEmpty() ? candidates : ours;
    Optional<Tab> before = known.stream().filter(tab -> target(tab).equals(published)).findFirst();
    if (before.isPresent()) {
      return before.get();
    }
    List<Tab> possible = ours.isEmpty() ? ours(candidates, heads, true) : ours;
    if (possible.size() > 1) {
      throw words.problem("tab.many", titles(possible));
    }
    return possible.isEmpty() ? firstIfEmpty(candidates.get(0), heads) : possible.get(0);
  }

  /**
   * Those with our headings.
   *
   * @param courses whether with a heading for courses too: that may be a table of courses that
   *     nobody asks for any more
   */
  private static List<Tab> ours(
      List<Tab> candidates, BatchGetValuesResponse heads, boolean courses) {
    List<Tab> ours = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Headings headings = Headings.bestOf(SheetTable.grid(heads.getValueRanges().get(i)));
      if (headings.complete() && courses != headings.courses().isEmpty()) {
        ours.add(candidates.get(i));
      }
    }
    return ours;
  }

  private Tab firstIfEmpty(Tab first, BatchGetValuesResponse heads) throws SheetProblem {
    if (SheetTable.grid(heads.getValueRanges().get(0)).isEmpty()) {
      return first;
    }
    String headings = words.headings(List.of(Column.values()), false);
    throw words.problem("tab.other", headings, first.title());
  }

  /** What the database says of days written to this tab. */
  public String target(Tab tab) {
    return spreadsheetId + "#gid=" + tab.id();
  }

  private static List<Tab> tabs(Spreadsheet spreadsheet, Layout layout) {
    return spreadsheet.getSheets().stream()
        .filter(sheet -> sheet.getProperties().getGridProperties() != null) // a chart has no cells
        .map(sheet -> tab(sheet, layout))
        .toList();
  }

  private static Tab tab(Sheet sheet, Layout layout) {
    SheetProperties tab = sheet.getProperties();
    GridProperties grid = tab.getGridProperties();
    List<GridRange> merges = sheet.getMerges() == null ? List.of() : sheet.getMerges();
    return new Tab(
        tab.getSheetId(),
        tab.getTitle(),
        grid.getRowCount(),
        grid.getColumnCount(),
        layout,
        merges);
  }

  private static String titles(List<Tab> tabs) {
    return tabs.stream().map(tab -> "'" + tab.title() + "'").collect(Collectors.joining(", "));
  }
}
