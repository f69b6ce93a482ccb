package lms.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lms.ledger.RunProgress;

/** The words for how far a load run is. */
final class ProgressText {
  /** From the request to its first records. */
  private static final Set<String> WAITING = Set.of("window", "extract");

  private ProgressText() {}

  /** What can be said besides the days, the most important first. */
  static String of(RunProgress.Moment moment) {
    List<String> said = new ArrayList<>();
    if (moment.etaSeconds() == null) {
      said.add("time left not known yet");
    } else if (moment.daysDone() < moment.days()) {
      said.add(Roughly.time(moment.etaSeconds()) + " left");
    }
    said.add(number("%,d records/s", moment.recordsPerSecond()));
    if (WAITING.contains(moment.stage())) {
      said.add("waiting for the API");
    }
    if (moment.receipt().quarantined() > 0) {
      said.add(number("%,d in quarantine", moment.receipt().quarantined()));
    }
    return String.join(", ", said);
  }

  private static String number(String text, long number) {
    return String.format(Locale.ROOT, text, number);
  }
}
