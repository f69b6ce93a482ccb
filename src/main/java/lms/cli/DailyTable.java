package lms.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lms.ledger.DailyStats;
import lms.texts.Texts;

/** The numbers of days as lines for the terminal. */
final class DailyTable {
  private static final int[] WIDTHS = {-10, 8, 12, 19, 15, 10, 11};

  private DailyTable() {}

  static List<String> of(List<DailyStats> days, Texts texts) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.of("day", "attempts", "users", "correct", "rate", "trial-runs", "submissions")
            .map(column -> texts.get("terminal.daily." + column))
            .toList());
    days.forEach(day -> rows.add(row(day, texts)));
    return Table.lines("  ", WIDTHS, rows);
  }

  private static List<String> row(DailyStats day, Texts texts) {
    return List.of(
        day.day().toString(),
        texts.number(day.attempts()),
        texts.number(day.uniqueUsers()),
        texts.number(day.correctSubmissions()),
        day.successRate() == null ? "–" : texts.get("terminal.daily.percent", day.successRate()),
        texts.number(day.trialRuns()),
        texts.number(day.submissions()));
  }
}
