package lms.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lms.ledger.DayChange;
import lms.ledger.Delivery;
import lms.ledger.Receipt;
import lms.ledger.RunSummary;
import lms.texts.Reasons;
import lms.texts.Texts;

/** A load run's end, as lines for the terminal. */
final class SummaryText {
  private static final int MOST_LINES = 20;
  private static final String INDENT = "  ";

  private final RunSummary summary;
  private final Texts texts;
  private final List<String> lines = new ArrayList<>();

  private SummaryText(RunSummary summary, Texts texts) {
    this.summary = summary;
    this.texts = texts;
  }

  static List<String> of(Pipeline.Result result, Texts texts) {
    SummaryText text = new SummaryText(result.summary(), texts);
    text.lines.add(text.headline());
    text.records();
    text.some(result.summary().changes(), text::changed, "terminal.summary.changed.rest");
    text.some(result.summary().warnings(), text::warning, "terminal.summary.warning.rest");
    result.sheet().ifPresent(text::report);
    result.mail().ifPresent(delivery -> text.delivery("terminal.summary.mail", delivery));
    return text.lines;
  }

  private String headline() {
    Receipt r = summary.receipt();
    return texts.get(
        "terminal.summary",
        DaysText.of(summary.days(), texts),
        r.received(),
        r.inserted(),
        r.changed(),
        r.unchanged(),
        r.quarantined(),
        r.outside(),
        summary.duration().toMillis() / 1000.0,
        texts.get("terminal.state." + summary.status()),
        summary.loadRunId() == 0
            ? texts.get("terminal.summary.none")
            : texts.get("terminal.summary.load-run", String.valueOf(summary.loadRunId())));
  }

  private void records() {
    summary.failure().ifPresent(f -> lines.add(INDENT + f.stage() + ": " + f.message()));
    Reasons reasons = new Reasons(texts);
    summary
        .reasons()
        .forEach((why, count) -> add("terminal.summary.quarantined", count, reasons.of(why)));
    summary.unknownKeys().forEach((key, count) -> add("terminal.summary.ignored", key, count));
    if (summary.absent() > 0) {
      lines.add(INDENT + texts.count("terminal.summary.absent", summary.absent()));
    }
  }

  private <T> void some(List<T> all, Function<T, String> line, String rest) {
    all.stream().limit(MOST_LINES).map(line).forEach(said -> lines.add(INDENT + said));
    if (all.size() > MOST_LINES) {
      lines.add(INDENT + texts.count(rest, all.size() - MOST_LINES));
    }
  }

  private String changed(DayChange change) {
    return texts.get(
        "terminal.summary.changed",
        change.day(),
        change.before(),
        change.after(),
        change.late(),
        change.changed());
  }

  private String warning(String warning) {
    return texts.get("terminal.summary.warning", warning);
  }

  private void report(Delivery delivery) {
    delivery("terminal.summary." + (delivery.isFile() ? "file" : "sheet"), delivery);
  }

  private void delivery(String key, Delivery delivery) {
    String done = delivery.detail() + delivery.problem().map(p -> "; " + p).orElse("");
    add(key, done + delivery.link().map(link -> "   " + link).orElse(""));
  }

  private void add(String key, Object... arguments) {
    lines.add(INDENT + texts.get(key, arguments));
  }
}
