package lms.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.adopt.AdoptReceipt;
import lms.adopt.Report;
import lms.adopt.Source;
import lms.adopt.Wish;
import lms.texts.Reasons;
import lms.texts.Texts;
import lms.window.DaySet;
import lms.window.Days;

/**
 * What an adoption found and did, as lines for the terminal.
 *
 * @param ownSchema schema of our tables
 */
record AdoptText(Texts texts, String ownSchema, Wish wish) {
  List<String> of(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        texts.get(
            "adopt.table",
            report.source().name(),
            texts.count("adopt.rows", report.receipt().rows()),
            texts.isoDays(DaySet.of(span(report)))));
    columns(lines, report);
    rows(lines, report);
    days(lines, report);
    lines.add(end(report));
    return lines;
  }

  private static Days span(Report report) {
    TreeSet<LocalDate> ends = new TreeSet<>();
    Stream.of(report.believed(), report.doubtful())
        .flatMap(Optional::stream)
        .map(DaySet::span)
        .forEach(
            span -> {
              ends.add(span.from());
              ends.add(span.to());
            });
    return new Days(ends.first(), ends.last());
  }

  private void columns(List<String> lines, Report report) {
    Source source = report.source();
    lines.add(
        texts.get(
            "adopt.columns",
            source.columns().entrySet().stream()
                .map(AdoptText::column)
                .collect(Collectors.joining(", "))));
    if (!source.unused().isEmpty()) {
      lines.add(texts.get("adopt.columns.unused", String.join(", ", source.unused())));
    }
    lines.add(texts.get("adopt.zone", report.zone().getId()));
    if (!report.identity()) {
      lines.add(texts.get(source.knowsLink() ? "adopt.rounded" : "adopt.anonymous"));
      lines.add(texts.get("adopt.twice"));
    }
  }

  private static String column(Map.Entry<String, String> column) {
    return column.getKey().equals(column.getValue())
        ? column.getKey()
        : column.getKey() + " = " + column.getValue();
  }

  private void rows(List<String> lines, Report report) {
    AdoptReceipt r = report.receipt();
    lines.add(
        texts.get(
            wish.yes() ? "adopt.receipt.done" : "adopt.receipt",
            texts.number(r.rows()),
            texts.number(r.taken()),
            texts.number(r.duplicate()),
            texts.number(r.known()),
            texts.number(r.quarantined()),
            r.left() == 0 ? "" : texts.get("adopt.receipt.left", texts.number(r.left()))));
    Reasons words = new Reasons(texts);
    report
        .reasons()
        .forEach((why, n) -> lines.add(texts.get("adopt.reason", texts.number(n), words.of(why))));
  }

  private void days(List<String> lines, Report report) {
    report
        .believed()
        .ifPresent(days -> lines.add(texts.get("adopt.days.whole", texts.isoDays(days))));
    report
        .doubtful()
        .ifPresent(days -> lines.add(texts.get("adopt.days.missing", texts.isoDays(days))));
  }

  private String end(Report report) {
    if (!wish.yes()) {
      boolean occupied = report.source().isInOurPlace(ownSchema) && !wish.replace();
      String name = report.source().name();
      return occupied
          ? texts.get("adopt.shown.occupied", name, Source.BEFORE)
          : texts.get("adopt.shown");
    }
    String name = report.source().name();
    String source = texts.get(wish.replace() ? "adopt.renamed" : "adopt.stays", name);
    return report
        .loadRun()
        .map(id -> texts.get("adopt.done", String.valueOf(id), source))
        .orElseGet(() -> texts.get("adopt.nothing-new", source));
  }
}
