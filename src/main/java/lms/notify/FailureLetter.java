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

  FailureLetter(Texts texts) {
    this.texts = texts;
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
    sections.addAll(kept(outcome));
    sections.add(
        Section.ofLines(texts.get("mail.next"), List.of(texts.get(next(summary.trigger())))));
    sections.add(Section.ofLines(texts.get("mail.todo"), todo(summary)));
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

  private List<Section> kept(Outcome outcome) {
    boolean nothing = outcome.summary().receipt().received() == 0;
    String kept = texts.get(nothing ? "mail.kept.nothing" : "mail.kept.windows");
    List<Section> sections = new ArrayList<>();
    sections.add(Section.ofLines(texts.get("mail.kept"), List.of(kept)));
    if (!nothing) {
      sections.add(new ReceiptSection(texts).of(outcome.summary()));
      new WarningsSection(texts).of(outcome.summary().warnings()).ifPresent(sections::add);
      new ChangesSection(texts).of(outcome.summary().changes()).ifPresent(sections::add);
    }
    NumbersSection numbers = new NumbersSection(texts, "mail.numbers.now");
    sections.add(outcome.stats().map(numbers::of).orElseGet(numbers::unknown));
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
