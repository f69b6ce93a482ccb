package lms.cli;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import lms.ledger.LoadRunRow;
import lms.texts.Texts;
import lms.window.Days;

/** The status as lines for the terminal; times in {@code TIME_ZONE}. */
final class StatusText {
  private static final String GAP = "  ";
  private static final int[] LABELS = {-9, -1};
  private static final int[] MISSING = {-24, -1};

  private final StatusView view;
  private final Texts texts;
  private final List<String> lines = new ArrayList<>();

  private StatusText(StatusView view, Texts texts) {
    this.view = view;
    this.texts = texts;
  }

  static List<String> of(StatusView view, Texts texts) {
    StatusText text = new StatusText(view, texts);
    text.outlook();
    text.missing();
    view.active().forEach(text::active);
    text.loadRuns();
    return text.lines;
  }

  private void outlook() {
    lines.addAll(
        Table.lines(
            GAP,
            LABELS,
            List.of(
                List.of(texts.get("terminal.status.client"), view.client()),
                List.of(texts.get("terminal.status.next"), nextFire()),
                List.of(texts.get("terminal.status.coverage"), coverage()))));
  }

  private String nextFire() {
    String schedule = view.calendar().schedule();
    ZoneId zone = view.calendar().zone();
    return view.next()
        .map(fire -> "%s %s (%s)".formatted(DaysText.minute(fire, zone), zone, schedule))
        .orElseGet(() -> texts.get("terminal.status.never", schedule));
  }

  private String coverage() {
    if (view.due().isEmpty()) {
      return texts.get("terminal.status.none-due");
    }
    long running = view.running();
    String days =
        texts.get(
            "terminal.status.days",
            words(view.due().orElseThrow()),
            view.done(),
            view.coverage().size(),
            view.coverage().size() - view.done() - running);
    return running == 0 ? days : days + texts.get("terminal.status.days.running", running);
  }

  private void missing() {
    if (!view.missing().isEmpty()) {
      lines.add("");
      lines.add(texts.get("terminal.status.missing"));
    }
    Table.lines(
            GAP,
            MISSING,
            view.missing().stream()
                .map(days -> List.of(words(days), StatusView.command(days)))
                .toList())
        .forEach(line -> lines.add(GAP + line));
    if (view.missing().stream().anyMatch(StatusView::isHistory)) {
      lines.add(GAP + texts.get("terminal.status.missing.own"));
    }
  }

  private void active(LoadRunRow run) {
    lines.add("");
    String progress =
        texts.get(
            "terminal.status.active",
            String.valueOf(run.id()),
            texts.get("terminal.state." + run.status()),
            words(new Days(run.from(), run.to())),
            run.windowsDone(),
            run.windows(),
            run.receipt().received());
    lines.add(
        progress
            + optional("terminal.status.active.speed", run.recordsPerSecond())
            + optional("terminal.status.active.left", run.etaSeconds()));
  }

  private String optional(String key, Object number) {
    return number == null ? "" : texts.get(key, number);
  }

  private void loadRuns() {
    lines.add("");
    if (view.last().isEmpty()) {
      lines.add(texts.get("terminal.status.no-load-run"));
      return;
    }
    lines.add(texts.get("terminal.status.last"));
    new LoadRunsTable(view.calendar().zone(), texts)
        .lines(view.last())
        .forEach(line -> lines.add(GAP + line));
  }

  private String words(Days days) {
    return DaysText.of(days, texts);
  }
}
