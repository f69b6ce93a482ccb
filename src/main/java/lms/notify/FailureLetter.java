package lms.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lms.ledger.Failure;
import lms.ledger.RunSummary;
import lms.ledger.Trigger;
import lms.notify.Letter.Section;
import lms.texts.Texts;
import lms.window.Days;

/** What is said about a load run that failed or was cancelled. */
final class FailureLetter {
  private final Texts texts;
  private final NextSection next;

  FailureLetter(Texts texts, NextSection next) {
    this.texts = texts;
    this.next = next;
  }

  /** What happened in one line: {@code the API could not be had}. */
  String lead(RunSummary summary) {
    return summary
        .failure()
        .map(this::headline)
        .orElseGet(() -> texts.get("mail.failure." + summary.status()));
  }

  List<Section> sections(Outcome outcome) {
    RunSummary summary = outcome.summary();
    List<Section> sections = new ArrayList<>();
    summary.failure().map(this::cause).ifPresent(sections::add);
    sections.add(Section.ofLines(texts.get("mail.kept"), List.of(texts.get(kept(summary)))));
    sections.add(next.after(outcome.now(), texts.get(next(summary.trigger()))));
    sections.add(Section.ofLines(texts.get("mail.todo"), todo(summary)));
    sections.addAll(numbers(outcome));
    return sections;
  }

  private String headline(Failure failure) {
    return failure.kind() == Failure.Kind.FAILED
        ? texts.get("mail.failure.FAILED.stage", stage(failure))
        : texts.get("mail.failure." + failure.kind());
  }

  private Section cause(Failure failure) {
    return Section.ofLines(
        texts.get("mail.cause"),
        List.of(texts.get("mail.cause.stage", stage(failure)), failure.message()));
  }

  private String stage(Failure failure) {
    return texts.getOr("mail.stage." + failure.stage(), failure.stage());
  }

  private static String kept(RunSummary summary) {
    if (summary.failure().filter(Failure::isUncertain).isPresent()) {
      return "mail.kept.unknown";
    }
    return isNothingKept(summary) ? "mail.kept.nothing" : "mail.kept.windows";
  }

  private static boolean isNothingKept(RunSummary summary) {
    return summary.receipt().received() == 0;
  }

  private List<Section> numbers(Outcome outcome) {
    RunSummary summary = outcome.summary();
    List<Section> sections = new ArrayList<>();
    if (!isNothingKept(summary)) {
      new WarningsSection(texts).of(summary.warnings()).ifPresent(sections::add);
      sections.add(new ReceiptSection(texts).of(summary));
      new ChangesSection(texts).of(summary.changes()).ifPresent(sections::add);
    }
    sections.addAll(new NumbersSection(texts, "mail.numbers.now").of(outcome));
    return sections;
  }

  private static String next(Trigger trigger) {
    return switch (trigger) {
      case SCHEDULE, CATCH_UP, MANUAL -> "mail.next.due";
      case BACKFILL -> "mail.next.backfill";
      case REPLAY -> "mail.next.replay";
    };
  }

  private List<String> todo(RunSummary summary) {
    String kind = summary.failure().map(f -> f.kind().name()).orElse(summary.status().name());
    return List.of(
        texts.get("mail.todo." + kind, Long.toString(summary.loadRunId())),
        texts.get("mail.todo.again", command(summary)));
  }

  /** The command that does the same again; the words of a shell, the same in every language. */
  private static String command(RunSummary summary) {
    return switch (summary.trigger()) {
      case SCHEDULE, CATCH_UP, MANUAL ->
          summary.days().ranges().stream()
              .map(FailureLetter::run)
              .collect(Collectors.joining(" && "));
      case BACKFILL -> {
        Days days = summary.days().span();
        yield "./lms backfill --from %s --to %s".formatted(days.from(), days.to());
      }
      case REPLAY -> "./lms quarantine replay";
    };
  }

  private static String run(Days days) {
    return days.count() == 1
        ? "./lms run --day " + days.from()
        : "./lms run --from %s --to %s".formatted(days.from(), days.to());
  }
}
