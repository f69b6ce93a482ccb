package lms.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lms.ledger.RunProgress;

/** The words for how far a load run is. */
final class ProgressText {
  /** From the request to its first records. */
  private static final Set<String> ASKING = Set.of("window", "extract");

  private ProgressText() {}

  /** All that can be said besides the days. */
  static String of(RunProgress.Moment moment) {
    return of(moment, Integer.MAX_VALUE);
  }

  /** As much of it as there is room for, the most important first. */
  static String of(RunProgress.Moment moment, int room) {
    String said = "";
    for (String part : parts(moment)) {
      String longer = said.isEmpty() ? part : said + ", " + part;
      said = longer.length() <= room ? longer : said;
    }
    return said;
  }

  private static List<String> parts(RunProgress.Moment moment) {
    List<String> parts = new ArrayList<>();
    if (moment.etaSeconds() == null) {
      parts.add("time left not known yet");
    } else if (moment.daysDone() < moment.days()) {
      parts.add(Roughly.time(moment.etaSeconds()) + " left");
    }
    if (ASKING.contains(moment.stage())) {
      parts.add("asking the API");
    }
    parts.add(number("%,d records/s", moment.recordsPerSecond()));
    if (moment.receipt().quarantined() > 0) {
      parts.add(number("%,d in quarantine", moment.receipt().quarantined()));
    }
    return parts;
  }

  private static String number(String text, long number) {
    return String.format(Locale.ROOT, text, number);
  }
}
