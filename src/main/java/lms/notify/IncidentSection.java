package lms.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import lms.ledger.Incident;
import lms.ledger.Notice;
import lms.notify.Letter.Section;
import lms.texts.Texts;

/** What is said about incidents that go on or are over. */
final class IncidentSection {
  private final Texts texts;
  private final ZoneId zone;

  /**
   * @param zone of the times in the mail
   */
  IncidentSection(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  /** One section, or none. */
  List<Section> of(Notice notice) {
    if (notice.reminded().isPresent()) {
      Incident incident = notice.reminded().get();
      String number = texts.number(incident.mails() + 1);
      String line = texts.get("mail.incident.reminder", time(incident.openedAt()), number);
      return List.of(Section.ofLines(texts.get("mail.incident.again"), List.of(line)));
    }
    return notice.resolved().isEmpty()
        ? List.of()
        : List.of(
            Section.ofLines(
                texts.get("mail.incident.was"),
                notice.resolved().stream().map(this::line).toList()));
  }

  private String line(Incident incident) {
    return texts.get(
        "mail.incident.since", what(incident), time(incident.openedAt()), mails(incident));
  }

  private String what(Incident incident) {
    return incident
        .overdueDay()
        .map(day -> texts.get("mail.incident.overdue", texts.date(day)))
        .orElseGet(() -> texts.getOr("mail.stage." + incident.stage(), incident.stage()));
  }

  private String mails(Incident incident) {
    return texts.count("mail.incident.mails", incident.mails());
  }

  private String time(Instant instant) {
    return "%s (%s)".formatted(texts.time(instant, zone), zone.getId());
  }
}
