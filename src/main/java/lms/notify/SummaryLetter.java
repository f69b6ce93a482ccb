package lms.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import lms.ledger.DailyStats;
import lms.ledger.Delivery;
import lms.notify.Letter.Section;
import lms.texts.Texts;

/** What is said about a load run that stored its days. */
final class SummaryLetter {
  private final Texts texts;
  private final NextSection next;

  SummaryLetter(Texts texts, NextSection next) {
    this.texts = texts;
    this.next = next;
  }

  /** The key number: {@code 11,113 attempts, 384 users}; for several days without users. */
  String lead(Outcome outcome) {
    List<DailyStats> stats = outcome.stats();
    if (stats.isEmpty()) {
      return texts.count("mail.lead.received", outcome.summary().receipt().received());
    }
    if (stats.size() == 1) {
      DailyStats day = stats.get(0);
      return texts.get(
          "mail.lead.and",
          texts.count("mail.lead.attempts", day.attempts()),
          texts.count("mail.lead.users", day.uniqueUsers()));
    }
    // Users of several days cannot be added up: one person may come every day.
    long attempts = stats.stream().mapToLong(DailyStats::attempts).sum();
    return texts.get(
        "mail.lead.and",
        texts.count("mail.lead.attempts", attempts),
        texts.count("format.days", stats.size()));
  }

  /** What a reader of the subject must know: the key number, and the first thing to look at. */
  String subject(Outcome outcome) {
    String lead = lead(outcome);
    return looks(outcome).stream()
        .findFirst()
        .map(look -> texts.get("mail.subject.look", lead, look))
        .orElse(lead);
  }

  List<Section> sections(Outcome outcome) {
    List<Section> sections = new ArrayList<>();
    new WarningsSection(texts).of(looks(outcome)).ifPresent(sections::add);
    sections.addAll(new NumbersSection(texts, "mail.numbers").of(outcome));
    new ChangesSection(texts).of(outcome.summary().changes()).ifPresent(sections::add);
    sections.add(new ReceiptSection(texts).of(outcome.summary()));
    outcome.sheet().filter(Delivery::delivered).map(this::report).ifPresent(sections::add);
    sections.add(next.after(outcome.now()));
    return sections;
  }

  private List<String> looks(Outcome outcome) {
    List<String> looks = new ArrayList<>(outcome.summary().warnings());
    outcome
        .sheet()
        .filter(Predicate.not(Delivery::delivered))
        .ifPresent(report -> report(looks, report));
    return looks;
  }

  /** The summary has warned of it already, in words for the terminal. */
  private void report(List<String> looks, Delivery report) {
    String problem = report.problem().orElseThrow();
    looks.removeIf(look -> look.endsWith(problem));
    looks.add(texts.get(words(report) + ".problem", problem));
  }

  private Section report(Delivery report) {
    String done =
        report.isFile()
            ? texts.get("mail.file.done", report.detail(), report.to())
            : report.detail();
    return Section.ofLines(texts.get(words(report)), List.of(done));
  }

  private static String words(Delivery report) {
    return report.isFile() ? "mail.file" : "mail.sheet";
  }
}
