package lms.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lms.bi.Report;
import lms.bi.Report.Change;
import lms.texts.Texts;

/** What became of the dashboard in Metabase, as lines for the terminal. */
record BiText(Texts texts, boolean dryRun) {
  List<String> of(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("bi.version", report.version()));
    report.changes().forEach(change -> lines.add(line(change)));
    if (report.changes().isEmpty()) {
      lines.add(texts.get("bi.same"));
    }
    report
        .failures()
        .forEach(failed -> lines.add(texts.get("bi.failed", failed.card(), failed.reason())));
    if (!dryRun) {
      int done = report.cards() - report.failures().size();
      lines.add(texts.get("bi.checked", done, report.cards()));
    }
    report.dashboard().ifPresent(address -> lines.add(texts.get("bi.dashboard", address)));
    report.publicLink().ifPresent(link -> lines.add(texts.get("bi.link", link)));
    report.notes().forEach(note -> lines.add(texts.get(note.key(), note.arguments().toArray())));
    if (dryRun) {
      lines.add(texts.get("bi.dry"));
    }
    return lines;
  }

  private String line(Change change) {
    String thing = texts.get("bi.thing." + change.thing().name().toLowerCase(Locale.ROOT));
    return texts.get(change.created() ? "bi.created" : "bi.updated", thing, change.name());
  }
}
