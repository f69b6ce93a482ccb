package lms.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lms.ledger.DayChange;
import lms.ledger.Delivery;
import lms.ledger.Receipt;
import lms.ledger.RunSummary;

/** A load run's end, as lines for the terminal. */
final class SummaryText {
  private static final int MOST_LINES = 20;

  private SummaryText() {}

  static List<String> of(Pipeline.Result result) {
    RunSummary summary = result.summary();
    List<String> lines = new ArrayList<>();
    lines.add(headline(summary));
    summary.failure().ifPresent(f -> lines.add("  " + f.stage() + ": " + f.message()));
    summary.reasons().forEach((why, n) -> lines.add("  quarantined %,d: %s".formatted(n, why)));
    summary
        .unknownKeys()
        .forEach((key, n) -> lines.add("  ignored key '%s' in %,d records".formatted(key, n)));
    if (summary.absent() > 0) {
      lines.add(
          "  %,d attempts stored earlier did not come this time; they are kept"
              .formatted(summary.absent()));
    }
    List<DayChange> changes = summary.changes();
    changes.stream().limit(MOST_LINES).map(SummaryText::line).forEach(lines::add);
    rest(changes, "day", " changed").ifPresent(lines::add);
    List<String> warnings = summary.warnings();
    warnings.stream().limit(MOST_LINES).map(w -> "  WARNING: " + w).forEach(lines::add);
    rest(warnings, "warning", "").ifPresent(lines::add);
    result.sheet().ifPresent(delivery -> lines.add(line("sheet", delivery)));
    result.mail().ifPresent(delivery -> lines.add(line("mail", delivery)));
    return lines;
  }

  private static Optional<String> rest(List<?> all, String noun, String verb) {
    int more = all.size() - MOST_LINES;
    return more > 0
        ? Optional.of("  … and %d more %s%s%s".formatted(more, noun, more == 1 ? "" : "s", verb))
        : Optional.empty();
  }

  private static String headline(RunSummary summary) {
    Receipt r = summary.receipt();
    return String.format(
        Locale.ROOT,
        "%s  received %,d = inserted %,d + changed %,d + unchanged %,d + quarantined %,d + outside %,d   %.1f s   %s (%s)",
        summary.days(),
        r.received(),
        r.inserted(),
        r.changed(),
        r.unchanged(),
        r.quarantined(),
        r.outside(),
        summary.duration().toMillis() / 1000.0,
        summary.status(),
        summary.loadRunId() == 0 ? "no load run began" : "load run " + summary.loadRunId());
  }

  private static String line(DayChange change) {
    return String.format(
        Locale.ROOT,
        "  changed %s: %,d → %,d attempts, %,d late, %,d regraded",
        change.day(),
        change.before(),
        change.after(),
        change.late(),
        change.changed());
  }

  private static String line(String name, Delivery delivery) {
    String done = delivery.detail() + delivery.problem().map(p -> "; " + p).orElse("");
    return "  %s: %s%s".formatted(name, done, delivery.link().map(l -> "   " + l).orElse(""));
  }
}
