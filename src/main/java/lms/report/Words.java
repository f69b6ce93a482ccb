package lms.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.texts.Language;
import lms.texts.Texts;
import lms.window.DaySet;

/** What is said about the sheet, in the language of its readers: {@code texts/sheet_*}. */
final class Words {
  private final Language language;
  private final Texts texts;

  Words(Language language) {
    this.language = language;
    this.texts = new Texts(language);
  }

  Language language() {
    return language;
  }

  /** The text {@code sheet.KEY}. */
  String get(String key, Object... arguments) {
    return texts.get("sheet." + key, arguments);
  }

  /** The text {@code sheet.KEY} in the form that goes with the number. */
  String count(String key, long count) {
    return texts.count("sheet." + key, count);
  }

  /** Why nothing was written: the text {@code sheet.KEY} and its remedy. */
  SheetProblem problem(String key, Object... arguments) {
    return new SheetProblem(get(key, arguments), get(key + ".remedy", arguments));
  }

  /** Headings, quoted. */
  String headings(Collection<Column> columns, boolean course) {
    Stream<String> ours = columns.stream().map(column -> column.heading(language));
    Stream<String> courses = course ? Stream.of(CourseName.heading(language)) : Stream.of();
    return Stream.concat(ours, courses)
        .map(heading -> "'" + heading + "'")
        .collect(Collectors.joining(", "));
  }

  /** Rows as people count them, from 1. */
  String rows(List<Integer> rows) {
    return rows.stream()
        .map(row -> String.valueOf(row + 1))
        .collect(Collectors.joining(" " + get("and") + " "));
  }

  /** Days in short, whatever their number. */
  String days(Set<LocalDate> days) {
    return texts.isoDays(DaySet.of(days));
  }
}
