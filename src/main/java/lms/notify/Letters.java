package lms.notify;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import lms.ledger.Delivery;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.notify.Letter.Link;
import lms.notify.Letter.Tone;
import lms.settings.Settings;

/** Writes the letter about a load run: the frame here, the middle by how it went. */
final class Letters {
  private static final int LONGEST_SUBJECT = 120;
  private final Settings settings;
  private final Texts texts;

  Letters(Settings settings) {
    this.settings = settings;
    this.texts = new Texts(settings.language());
  }

  Letter about(Outcome outcome) {
    RunSummary summary = outcome.summary();
    Status state = outcome.state();
    boolean stored = state == Status.SUCCEEDED || state == Status.WARNING;
    SummaryLetter good = new SummaryLetter(texts);
    FailureLetter bad = new FailureLetter(texts);
    String key = stored ? good.subject(outcome) : bad.lead(summary);
    return new Letter(
        texts.languageTag(),
        tone(state),
        subject(state, summary, key),
        texts.get("mail.title." + state, texts.days(summary.days())),
        sentence(stored ? good.lead(outcome) : bad.lead(summary)),
        stored ? good.sections(outcome) : bad.sections(outcome),
        links(outcome),
        footer(summary));
  }

  private String subject(Status state, RunSummary summary, String key) {
    String days = texts.isoDays(summary.days());
    return MailText.cut(texts.get("mail.subject." + state, days, key), LONGEST_SUBJECT);
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
    outcome
        .sheet()
        .flatMap(Delivery::link)
        .ifPresent(sheet -> links.add(new Link(texts.get("mail.link.sheet"), sheet)));
    String dashboard = settings.mail().dashboardUrl().map(URI::toString).orElseGet(this::ownPage);
    links.add(new Link(texts.get("mail.link.dashboard"), dashboard));
    return links;
  }

  private String ownPage() {
    String host = settings.web().host();
    // An IPv6 address stands in brackets (RFC 3986, 3.2.2).
    return "http://%s:%d/"
        .formatted(host.contains(":") ? "[" + host + "]" : host, settings.web().port());
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
