package lms.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lms.ledger.DayCoverage;
import lms.ledger.DayCoverage.State;
import lms.ledger.Notice;
import lms.notify.Letter.Section;
import lms.notify.Letter.Tone;
import lms.settings.Settings;
import lms.texts.Texts;

/** What is said about a day that was not complete by {@code COMPLETE_BY}. */
final class OverdueLetter {
  private static final DateTimeFormatter TIME_OF_DAY =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Settings settings;
  private final Texts texts;

  OverdueLetter(Settings settings) {
    this.settings = settings;
    this.texts = new Texts(settings.language());
  }

  Letter about(DayCoverage day, Notice notice, Instant now) {
    ZoneId zone = settings.calendar().zone();
    String limit = TIME_OF_DAY.format(settings.calendar().completeBy());
    Letters letters = new Letters(settings);
    List<Section> sections = new ArrayList<>(new IncidentSection(texts, zone).of(notice));
    sections.addAll(sections(day, now));
    return new Letter(
        texts.languageTag(),
        Tone.BAD,
        texts.get("mail.overdue.subject", day.day().toString(), limit, zone.getId()),
        texts.get("mail.overdue.title", texts.date(day.day())),
        texts.get("mail.overdue.lead", limit, zone.getId()),
        sections,
        List.of(letters.handbook("OVERDUE"), letters.dashboard()),
        texts.get("mail.overdue.footer", texts.time(now, zone), zone.getId()));
  }

  private List<Section> sections(DayCoverage day, Instant now) {
    boolean running = day.state() == State.RUNNING;
    String loadRun = String.valueOf(day.loadRunId());
    String command = running ? "./lms status" : "./lms run --day " + day.day();
    return List.of(
        Section.ofLines(
            texts.get("mail.overdue.state"),
            List.of(texts.get("mail.overdue.state." + day.state(), loadRun))),
        new NextSection(settings.calendar(), texts)
            .after(now, texts.get(running ? "mail.overdue.next.running" : "mail.next.due")),
        Section.ofLines(
            texts.get("mail.todo"),
            List.of(
                texts.get(running ? "mail.overdue.todo.running" : "mail.overdue.todo", loadRun),
                texts.get(running ? "mail.overdue.todo.watch" : "mail.todo.again", command))));
  }
}
