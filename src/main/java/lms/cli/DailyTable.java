package lms.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lms.ledger.DailyStats;

/** The numbers of days as lines for the terminal. */
final class DailyTable {
  private static final String HEADING =
      "day         attempts  unique users  correct submissions  success rate, %  trial runs  submissions";
  private static final String ROW = "%s  %,8d  %,12d  %,19d  %15s  %,10d  %,11d";

  private DailyTable() {}

  static List<String> of(List<DailyStats> days) {
    List<String> lines = new ArrayList<>();
    lines.add(HEADING);
    for (DailyStats day : days) {
      lines.add(
          String.format(
              Locale.ROOT,
              ROW,
              day.day(),
              day.attempts(),
              day.uniqueUsers(),
              day.correctSubmissions(),
              day.successRate() == null ? "–" : day.successRate().toPlainString(),
              day.trialRuns(),
              day.submissions()));
    }
    return lines;
  }
}
