package lms.cli;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lms.ledger.LoadRunRow;
import lms.texts.Texts;
import lms.window.Days;

/** Load runs, a line each, and a second one for what ended it; times in {@code zone}. */
record LoadRunsTable(ZoneId zone, Texts texts) {
  private static final String GAP = "  ";
  private static final int[] WIDTHS = {8, -16, -8, -24, -9, 9, 8, 8, 11};
  private static final String UNDER_WHEN = " ".repeat(10);

  /** The headings first. */
  List<String> lines(List<LoadRunRow> runs) {
    List<String> table =
        Table.lines(
            GAP,
            WIDTHS,
            Stream.concat(Stream.of(headings()), runs.stream().map(this::cells)).toList());
    List<String> lines = new ArrayList<>(table.subList(0, 1));
    for (int i = 0; i < runs.size(); i++) {
      lines.add(table.get(i + 1));
      runs.get(i).error().ifPresent(e -> lines.add(UNDER_WHEN + e.stage() + ": " + e.message()));
    }
    return lines;
  }

  private List<String> headings() {
    return Stream.of(
            "load-run",
            "when",
            "trigger",
            "days",
            "status",
            "received",
            "inserted",
            "changed",
            "quarantined")
        .map(column -> texts.get("terminal.status.column." + column))
        .toList();
  }

  private List<String> cells(LoadRunRow run) {
    return List.of(
        String.valueOf(run.id()),
        DaysText.minute(run.requestedAt(), zone),
        texts.get("terminal.trigger." + run.trigger()),
        DaysText.of(new Days(run.from(), run.to()), texts),
        texts.get("terminal.state." + run.status()),
        texts.number(run.receipt().received()),
        texts.number(run.receipt().inserted()),
        texts.number(run.receipt().changed()),
        texts.number(run.receipt().quarantined()));
  }
}
