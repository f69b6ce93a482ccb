package lms.report;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lms.texts.Language;

/**
 * The column of courses: its heading, and how it says a course. Course keys come from the grader,
 * so none may be a formula in the hands of somebody who edits the cell.
 */
final class CourseName {
  private static final Map<Language, String> HEADING =
      Map.of(Language.EN, "Course", Language.RU, "Курс");
  private static final Set<String> PLAIN_HEADINGS =
      HEADING.values().stream().map(Column::plain).collect(Collectors.toSet());
  private static final Map<Language, String> NONE =
      Map.of(Language.EN, "(no course)", Language.RU, "(без курса)");

  private CourseName() {}

  static String heading(Language language) {
    return HEADING.get(language);
  }

  /** Whether a cell is the heading, in either language. */
  static boolean isHeading(Object cell) {
    return cell instanceof String text && PLAIN_HEADINGS.contains(Column.plain(text));
  }

  /**
   * The course as its row is known by: spaces around it, which people type without seeing them,
   * make no other.
   *
   * @param courseId {@code ""} for the attempts that name no course
   */
  static String of(String courseId) {
    String text = SheetTable.text(courseId.replaceAll("\\p{Cntrl}", " "));
    return text.matches("(?s)[=+\\-@'].*") ? "'" + text : text;
  }

  /** What a cell shows for that. */
  static String shown(String course, Language language) {
    return course.isEmpty() ? NONE.get(language) : course;
  }

  /** The course a cell means, the other way round. */
  static String ofCell(Object cell) {
    String text = SheetTable.text(cell);
    return NONE.containsValue(text) ? "" : text;
  }
}
