package lms.notify;

import java.util.ArrayList;
import java.util.List;
import lms.ledger.DailyStats;
import lms.notify.Letter.Row;
import lms.notify.Letter.Section;
import lms.texts.Texts;

/** The seven numbers of a day: a list for one day, a table row per day for several. */
final class NumbersSection {
  /** Longer tables are cut: mail programs hide the end of long mails. */
  private static final int MOST_DAYS = 31;

  private static final List<String> NUMBERS =
      List.of("attempts", "users", "correct", "rate", "trial-runs", "submissions");

  private final Texts texts;
  private final String heading;

  /**
   * @param headingKey what the section is called
   */
  NumbersSection(Texts texts, String headingKey) {
    this.texts = texts;
    this.heading = texts.get(headingKey);
  }

  /**
   * @param stats oldest day first
   */
  Section of(List<DailyStats> stats) {
    return switch (stats.size()) {
      case 0 -> Section.ofLines(heading, List.of(texts.get("mail.numbers.none")));
      case 1 -> Section.ofRows(heading, rows(stats.get(0)));
      default -> table(stats);
    };
  }

  /** What stands there when the database could not be asked. */
  Section unknown() {
    return Section.ofLines(heading, List.of(texts.get("mail.numbers.unknown")));
  }

  private List<Row> rows(DailyStats day) {
    List<String> numbers = numbers(day);
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(texts.get("mail.number.date"), texts.date(day.day())));
    for (int i = 0; i < numbers.size(); i++) {
      rows.add(new Row(texts.get("mail.number." + NUMBERS.get(i)), numbers.get(i)));
    }
    return rows;
  }

  private Section table(List<DailyStats> stats) {
    int hidden = Math.max(0, stats.size() - MOST_DAYS);
    List<Letter.Day> days =
        stats.stream()
            .skip(hidden)
            .map(day -> new Letter.Day(texts.shortDate(day.day()), numbers(day)))
            .toList();
    List<String> columns = NUMBERS.stream().map(n -> texts.get("mail.column." + n)).toList();
    Letter.Table table = new Letter.Table(texts.get("mail.number.date"), columns, days);
    List<String> rest = hidden == 0 ? List.of() : List.of(texts.count("mail.numbers.rest", hidden));
    return new Section(heading, List.of(), List.of(table), rest);
  }

  private List<String> numbers(DailyStats day) {
    return List.of(
        texts.number(day.attempts()),
        texts.number(day.uniqueUsers()),
        texts.number(day.correctSubmissions()),
        texts.percent(day.successRate()),
        texts.number(day.trialRuns()),
        texts.number(day.submissions()));
  }
}
