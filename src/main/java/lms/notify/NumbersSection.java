package lms.notify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lms.ledger.DailyStats;
import lms.notify.Letter.Section;
import lms.texts.Texts;

/**
 * The seven numbers of a load run's days: of the newest one with its changes and a chart, of all,
 * if there are several, a table row each.
 */
final class NumbersSection {
  /** Longer tables are cut: mail programs hide the end of long mails. */
  private static final int MOST_DAYS = 31;

  private final Texts texts;
  private final String heading;

  /**
   * @param headingKey what the section is called
   */
  NumbersSection(Texts texts, String headingKey) {
    this.texts = texts;
    this.heading = texts.get(headingKey);
  }

  List<Section> of(Outcome outcome) {
    if (outcome.known().isEmpty()) {
      return List.of(Section.ofLines(heading, List.of(texts.get("mail.numbers.unknown"))));
    }
    KnownDays known = outcome.known().get();
    List<DailyStats> stats = known.of(outcome.summary().days());
    List<Section> sections = new ArrayList<>();
    if (stats.isEmpty()) {
      sections.add(Section.ofLines(heading, List.of(texts.get("mail.numbers.none"))));
    } else {
      DailyStats newest = stats.get(stats.size() - 1);
      sections.add(new ComparisonSection(texts).of(heading, newest, known));
    }
    new ChartSection(texts)
        .of(known.fortnight(outcome.summary().days().span().to()))
        .ifPresent(sections::add);
    if (stats.size() > 1) {
      sections.add(table(stats));
    }
    return sections;
  }

  private Section table(List<DailyStats> stats) {
    int hidden = Math.max(0, stats.size() - MOST_DAYS);
    Function<LocalDate, String> date =
        texts.shortDates(stats.get(hidden).day(), stats.get(stats.size() - 1).day());
    List<Letter.Day> days =
        stats.stream()
            .skip(hidden)
            .map(day -> new Letter.Day(unbroken(date.apply(day.day())), numbers(day)))
            .toList();
    List<String> columns =
        Stream.of(Measure.values()).map(m -> texts.get("mail.column." + m.key())).toList();
    Letter.Table table = new Letter.Table(texts.get("mail.number.date"), columns, days);
    List<String> rest = hidden == 0 ? List.of() : List.of(texts.count("mail.numbers.rest", hidden));
    return Section.ofTable(texts.get("mail.numbers.days"), table, rest);
  }

  private static String unbroken(String date) {
    return date.replace(' ', '\u00a0');
  }

  private List<String> numbers(DailyStats day) {
    return Stream.of(Measure.values()).map(measure -> measure.text(day, texts)).toList();
  }
}
