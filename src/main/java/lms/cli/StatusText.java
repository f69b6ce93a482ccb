package lms.cli;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lms.ledger.LoadRunRow;
import lms.window.Days;

/** The status as lines for the terminal; times in {@code TIME_ZONE}. */
final class StatusText {
  private static final String HEADING =
      "  load run  when              trigger   days                      status      received  inserted   changed  quarantined";
  private static final String ROW = "  %8d  %-16s  %-8s  %-24s  %-9s  %,9d %,9d %,9d %,12d";

  private final StatusView view;
  private final DateTimeFormatter time;

  private StatusText(StatusView view) {
    this.view = view;
    this.time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
            .withZone(view.calendar().zone());
  }

  static List<String> of(StatusView view) {
    return new StatusText(view).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("client     " + view.client());
    lines.add("next fire  " + nextFire());
    lines.add("coverage   " + coverage());
    missing(lines);
    active(lines);
    lines.add("");
    lines.add(view.last().isEmpty() ? "no load run yet" : "last load runs");
    if (!view.last().isEmpty()) {
      lines.add(HEADING);
    }
    view.last().forEach(run -> lines.addAll(loadRun(run)));
    return lines;
  }

  private String nextFire() {
    String schedule = view.calendar().schedule();
    return view.next()
        .map(fire -> "%s %s (%s)".formatted(at(fire), view.calendar().zone(), schedule))
        .orElse("never again (%s)".formatted(schedule));
  }

  private String coverage() {
    if (view.due().isEmpty()) {
      return "no day is due yet";
    }
    long running = view.running();
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d days done, %,d missing%s",
        view.due().orElseThrow(),
        view.done(),
        view.coverage().size(),
        view.coverage().size() - view.done() - running,
        running == 0 ? "" : ", %,d being loaded".formatted(running));
  }

  private void missing(List<String> lines) {
    if (!view.missing().isEmpty()) {
      lines.add("");
      lines.add("missing");
    }
    for (Days days : view.missing()) {
      lines.add("  %-24s  %s".formatted(days, StatusView.command(days)));
    }
  }

  private void active(List<String> lines) {
    for (LoadRunRow run : view.active()) {
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "load run %d is %s: %s, window %d of %d, %,d records%s%s",
              run.id(),
              run.status(),
              new Days(run.from(), run.to()),
              run.windowsDone(),
              run.windows(),
              run.receipt().received(),
              run.recordsPerSecond() == null ? "" : ", " + run.recordsPerSecond() + " a second",
              run.etaSeconds() == null ? "" : ", " + run.etaSeconds() + " s to go"));
    }
  }

  private List<String> loadRun(LoadRunRow run) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            ROW,
            run.id(),
            at(run.requestedAt()),
            run.trigger(),
            new Days(run.from(), run.to()),
            run.status(),
            run.receipt().received(),
            run.receipt().inserted(),
            run.receipt().changed(),
            run.receipt().quarantined()));
    run.error().ifPresent(e -> lines.add("            " + e.stage() + ": " + e.message()));
    return lines;
  }

  private String at(Instant instant) {
    return time.format(instant);
  }
}
