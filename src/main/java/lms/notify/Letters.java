package lms.notify;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lms.ledger.Delivery;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.notify.Letter.Link;
import lms.notify.Letter.Section;
import lms.notify.Letter.Tone;
import lms.settings.Settings;
import lms.texts.Texts;

/** Writes the letter about a load run: the frame here, the middle by how it went. */
final class Letters {
  private static final int LONGEST_SUBJECT = 120;
  private final Settings settings;
  private final Texts texts;
  private final IncidentSection incidents;

  Letters(Settings settings) {
    this.settings = settings;
    this.texts = new Texts(settings.language());
    this.incidents = new IncidentSection(texts, settings.calendar().zone());
  }

  Letter about(Outcome outcome) {
    RunSummary summary = outcome.summary();
    Status state = outcome.state();
    boolean stored = state == Status.SUCCEEDED || state == Status.WARNING;
    NextSection next = new NextSection(settings.calendar(), texts);
    SummaryLetter good = new SummaryLetter(texts, next);
    FailureLetter bad = new FailureLetter(texts, next);
    String key = stored ? good.subject(outcome) : bad.lead(summary);
    return new Letter(
        texts.languageTag(),
        tone(state),
        subject(outcome, key),
        texts.get("mail.title." + state, texts.days(summary.days())),
        sentence(stored ? good.lead(outcome) : bad.lead(summary)),
        sections(outcome, stored ? good.sections(outcome) : bad.sections(outcome)),
        links(outcome),
        footer(summary));
  }

  private List<Section> sections(Outcome outcome, List<Section> middle) {
    List<Section> sections = new ArrayList<>(incidents.of(outcome.notice()));
    sections.addAll(middle);
    return sections;
  }

  private String subject(Outcome outcome, String key) {
    String days = texts.isoDays(outcome.summary().days());
    String resolved = outcome.notice().resolving() ? "RESOLVED." : "";
    return MailText.cut(
        texts.get("mail.subject." + resolved + outcome.state(), days, key), LONGEST_SUBJECT);
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static Tone tone(Status state) {
    return switch (state) {
      case SUCCEEDED -> Tone.GOOD;
      case WARNING -> Tone.LOOK;
      case FAILED -> Tone.BAD;
      case CANCELLED, QUEUED, RUNNING -> Tone.NEUTRAL;
    };
  }

  private List<Link> links(Outcome outcome) {
    List<Link> links = new ArrayList<>();
    if (outcome.state() != Status.SUCCEEDED) {
      links.add(handbook(entry(outcome)));
    }
    outcome
        .sheet()
        .flatMap(Delivery::link)
        .ifPresent(sheet -> links.add(new Link(texts.get("mail.link.sheet"), sheet)));
    links.add(dashboard());
    return links;
  }

  /**
   * Of a failure its kind, or else the load run's state: {@code mail-api}, {@code mail-warning}.
   */
  private static String entry(Outcome outcome) {
    return outcome
        .summary()
        .failure()
        .map(failure -> failure.kind().name())
        .orElseGet(() -> outcome.state().name());
  }

  /** What such a mail means and what to do: its entry in {@code docs/operations.md}. */
  Link handbook(String entry) {
    return new Link(
        texts.get("mail.link.handbook"),
        OwnPage.of(settings) + "handbook#mail-" + entry.toLowerCase(Locale.ROOT));
  }

  /** Where to see more. */
  Link dashboard() {
    String dashboard =
        settings.mail().dashboardUrl().map(URI::toString).orElseGet(() -> OwnPage.of(settings));
    return new Link(texts.get("mail.link.dashboard"), dashboard);
  }

  private String footer(RunSummary summary) {
    return texts.get(
        "mail.footer",
        Long.toString(summary.loadRunId()),
        texts.get("mail.trigger." + summary.trigger()),
        texts.time(summary.startedAt(), settings.calendar().zone()),
        settings.calendar().zone().getId(),
        texts.duration(summary.duration()));
  }
}
