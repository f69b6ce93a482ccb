package lms.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lms.ledger.RunProgress;
import lms.texts.Texts;

/** The words for how far a load run is, besides the days. */
record ProgressText(RunProgress.Moment moment, Texts texts) {
  /** From the request to its first records. */
  private static final Set<String> ASKING = Set.of("window", "extract");

  /** All that can be said. */
  String whole() {
    return String.join(", ", parts());
  }

  /** As much of it as there is room for, the most important first. */
  String within(int room) {
    String said = "";
    for (String part : parts()) {
      String longer = said.isEmpty() ? part : said + ", " + part;
      said = longer.length() <= room ? longer : said;
    }
    return said;
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    if (moment.etaSeconds() == null) {
      parts.add(texts.get("terminal.progress.unknown"));
    } else if (moment.daysDone() < moment.days()) {
      String left = new Roughly(texts).time(moment.etaSeconds());
      parts.add(texts.get("terminal.progress.left", left));
    }
    if (ASKING.contains(moment.stage())) {
      parts.add(texts.get("terminal.progress.asking"));
    }
    parts.add(texts.get("terminal.progress.speed", moment.recordsPerSecond()));
    if (moment.receipt().quarantined() > 0) {
      parts.add(texts.get("terminal.progress.quarantined", moment.receipt().quarantined()));
    }
    return parts;
  }
}
