package lms.report;

import com.google.api.services.sheets.v4.model.BatchGetValuesResponse;
import com.google.api.services.sheets.v4.model.GridProperties;
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
   * @param wanted {@code SHEET_NAME}; empty = the tab whose headings match, else the first, if
   *     empty
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
   * The one candidate with our headings, else the first, if it is empty. One without a heading for
   * courses is preferred: the other is a table of courses that nobody asks for any more.
   *
   * @param heads {@link #heads} as read, in the same order
   * @throws SheetProblem if there is none, or more than one
   */
  public Tab choose(List<Tab> candidates, BatchGetValuesResponse heads) throws SheetProblem {
    List<Tab> matching = new ArrayList<>();
    List<Tab> withoutCourses = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Headings headings = Headings.bestOf(SheetTable.grid(heads.getValueRanges().get(i)));
      if (headings.complete()) {
        matching.add(candidates.get(i));
        if (headings.courses().isEmpty()) {
          withoutCourses.add(candidates.get(i));
        }
      }
    }
    List<Tab> ours = withoutCourses.isEmpty() ? matching : withoutCourses;
    if (ours.size() > 1) {
      throw words.problem("tab.many", titles(ours));
    }
    if (ours.size() == 1) {
      return ours.get(0);
    }
    return firstIfEmpty(candidates.get(0), heads);
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
        .map(sheet -> sheet.getProperties())
        .filter(sheet -> sheet.getGridProperties() != null) // a chart's own tab has no cells
        .map(sheet -> tab(sheet, layout))
        .toList();
  }

  private static Tab tab(SheetProperties sheet, Layout layout) {
    GridProperties grid = sheet.getGridProperties();
    return new Tab(
        sheet.getSheetId(), sheet.getTitle(), grid.getRowCount(), grid.getColumnCount(), layout);
  }

  private static String titles(List<Tab> tabs) {
    return tabs.stream().map(tab -> "'" + tab.title() + "'").collect(Collectors.joining(", "));
  }
}
