package lms.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.ledger.Delivery;
import lms.texts.Language;

/** Tells what became of the sheet, and which days are published now. Stateless. */
public final class SheetReport {
  private final String spreadsheetId;
  private final Words words;

  /**
   * @param spreadsheetId the long id in the spreadsheet's address
   * @param language of what is said
   */
  public SheetReport(String spreadsheetId, Language language) {
    this.spreadsheetId = spreadsheetId;
    this.words = new Words(language);
  }

  /** The days of the rows that {@code select_sheet_days.sql} returns. */
  public List<DueDay> due(List<Map<String, Object>> rows) {
    return rows.stream().map(DueDay::of).toList();
  }

  /** There is no day that the sheet could show, or it shows every one. */
  public Delivery nothingDue(Tab tab) {
    return delivery(tab, Optional.empty(), words.get("nothing"));
  }

  /**
   * The days whose state in the database is not what the sheet was seen to show, each as parameters
   * of the statement that marks it.
   *
   * @param seen plan made of the sheet as it was read last
   */
  public List<Map<String, Object>> published(SheetPlan seen) {
    Stream<Map<String, Object>> shown =
        seen.shown().stream().filter(day -> !day.published()).map(day -> marked(day, true));
    Stream<Map<String, Object>> amiss =
        seen.amiss().stream().filter(DueDay::published).map(day -> marked(day, false));
    return Stream.concat(shown, amiss).toList();
  }

  private static Map<String, Object> marked(DueDay day, boolean shown) {
    Map<String, Object> parameters = new HashMap<>(day.version());
    parameters.put("shown", shown);
    return parameters;
  }

  /**
   * @param written plan that was carried out; {@code null} if there was nothing to write
   * @param seen plan made of the sheet as it was read last: what it would still write is amiss
   */
  public Delivery delivery(SheetPlan written, SheetPlan seen) {
    List<String> problems = new ArrayList<>(seen.problems());
    int amiss = seen.added().size() + seen.updated().size();
    if (amiss > 0) {
      problems.add(words.count("amiss", amiss));
    }
    Optional<String> problem =
        problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
    SheetPlan done = written == null ? seen : written;
    return delivery(done.table().tab(), problem, detail(done, problems.isEmpty()));
  }

  private String detail(SheetPlan written, boolean well) {
    if (!written.isWriting() && well) {
      return words.get("nothing");
    }
    String done =
        words.count("added", written.added().size())
            + ", "
            + words.count("updated", written.updated().size());
    Set<LocalDate> edited =
        Stream.concat(written.added().stream(), written.updated().stream())
            .filter(DueDay::published)
            .map(DueDay::day)
            .collect(Collectors.toCollection(TreeSet::new));
    return edited.isEmpty()
        ? done
        : "%s; %s: %s".formatted(done, words.count("edited", edited.size()), words.days(edited));
  }

  /** The two tables as one delivery, with the link of the first. */
  public Delivery both(Delivery days, Delivery courses) {
    Optional<String> ofCourses = courses.problem().map(problem -> words.get("courses", problem));
    List<String> problems = Stream.of(days.problem(), ofCourses).flatMap(Optional::stream).toList();
    return new Delivery(
        days.to(),
        problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems)),
        days.detail() + "; " + words.get("courses", courses.detail()),
        days.link());
  }

  private Delivery delivery(Tab tab, Optional<String> problem, String detail) {
    return new Delivery("sheet", problem, detail, Optional.of(link(spreadsheetId, tab)));
  }

  /** Where a browser opens the spreadsheet. */
  static String link(String spreadsheetId) {
    return "https://docs.google.com/spreadsheets/d/" + spreadsheetId;
  }

  /** Where a browser opens the tab. */
  static String link(String spreadsheetId, Tab tab) {
    return link(spreadsheetId) + "/edit#gid=" + tab.id();
  }
}
