package lms.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lms.ledger.Incident;
import lms.ledger.Notice;
import lms.ledger.RunSummary;
import lms.window.DayIndex;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * The incidents of a client, by the names the routes use. The table decides; where it cannot be
 * asked, what this process remembers of its own mails.
 */
public final class Incidents {
  private final String client;
  private final Clock clock;
  private final Duration mailing;
  private final Memory memory = new Memory();

  /**
   * @param client the university
   * @param clock tells when mails are due
   * @param mailing no mail takes longer to write and to send; a process that died meanwhile keeps
   *     no other from it
   */
  public Incidents(String client, Clock clock, Duration mailing) {
    this.client = client;
    this.clock = clock;
    this.mailing = mailing;
  }

  /** What the end of a load run means. */
  public Concern ofLoadRun(@ExchangeProperty("runSummary") RunSummary summary) {
    return Concern.of(summary);
  }

  /** What it means that {@code day} was not complete in time. */
  public Concern ofOverdue(LocalDate day) {
    return Concern.overdue(day);
  }

  /** Parameters of {@code sql/insert_incident.sql}: the incident as far as we know it. */
  public Map<String, Object> openParameters(@ExchangeProperty("concern") Concern concern) {
    String cause = concern.cause().orElse(null);
    Incident known =
        memory.unwritten(cause).orElseGet(() -> Incident.opened(cause, clock.instant()));
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("client", client);
    parameters.put("cause", cause);
    parameters.put("opened_at", DayIndex.micros(known.openedAt()));
    parameters.put("last_mail_at", known.lastMailAt().map(DayIndex::micros).orElse(null));
    parameters.put("mails", known.mails());
    parameters.put("message_id", known.messageId().orElse(null));
    return parameters;
  }

  /** Parameters of {@code sql/select_incidents.sql}. */
  public Map<String, Object> concernParameters(@ExchangeProperty("concern") Concern concern) {
    return Map.of(
        "client", client,
        "causes", concern.causes().toArray(String[]::new),
        "load_runs", concern.endsLoadRuns());
  }

  /** What the mail says, or that none is due. */
  public Notice decide(
      @Body List<Map<String, Object>> rows, @ExchangeProperty("concern") Concern concern) {
    List<Incident> free = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Incident incident = latest(Incident.of(row));
      if (!isBeingTold(row)) {
        free.add(incident);
      } else if (concern.cause().isPresent()) {
        Instant now = clock.instant();
        return Notice.later(incident, Reminders.nextAt(incident.told(now, "")));
      }
    }
    if (concern.cause().isPresent()) {
      return goesOn(free.get(0));
    }
    memory.unwritten().stream()
        .filter(concern::ends)
        .filter(known -> free.stream().noneMatch(i -> i.cause().equals(known.cause())))
        .forEach(free::add);
    return Notice.over(free);
  }

  /** The table may not have heard of a mail that left while the database was away. */
  private Incident latest(Incident written) {
    return memory
        .unwritten(written.cause())
        .map(
            k ->
                new Incident(
                    written.id(),
                    k.cause(),
                    written.openedAt(),
                    k.lastMailAt(),
                    k.mails(),
                    k.messageId()))
        .orElse(written);
  }

  /** Whether a process is sending a mail about it. */
  private boolean isBeingTold(Map<String, Object> row) {
    Timestamp until = (Timestamp) row.get("mailing_until");
    return until != null && until.toInstant().isAfter(clock.instant());
  }

  private Notice goesOn(Incident incident) {
    Instant next = Reminders.nextAt(incident);
    return next.isAfter(clock.instant()) ? Notice.later(incident, next) : Notice.of(incident);
  }

  /** What the mail says if the table cannot be asked; that something is over can wait. */
  public Notice fromMemory(@ExchangeProperty("concern") Concern concern) {
    return concern
        .cause()
        .map(c -> memory.of(c).orElseGet(() -> Incident.opened(c, clock.instant())))
        .map(this::goesOn)
        .orElse(Notice.NONE);
  }

  /** Parameters of {@code sql/mark_incidents_mailing.sql}: a mail is about to leave, if any. */
  public Map<String, Object> mailing(@ExchangeProperty("notice") Notice notice) {
    long until = DayIndex.micros(clock.instant().plus(mailing));
    return Map.of("ids", notice.isWaiting() ? new Long[0] : ids(notice), "mailing_until", until);
  }

  /** Parameters of the same: nobody got the mail, whoever fails next may try. */
  public Map<String, Object> notTold(@ExchangeProperty("notice") Notice notice) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("ids", ids(notice));
    parameters.put("mailing_until", null);
    return parameters;
  }

  /**
   * Parameters of {@code sql/mark_incidents_told.sql}.
   *
   * @param messageId of the mail
   */
  public Map<String, Object> told(Notice notice, String messageId) {
    return Map.of(
        "ids", ids(notice),
        "told_at", DayIndex.micros(clock.instant()),
        "message_id", messageId,
        "resolved", notice.resolving());
  }

  /** Takes in that nothing loses that mail any more: it is in the outbox, or sent, or a file. */
  public void remember(Notice notice, String messageId) {
    for (Incident incident : notice.incidents()) {
      if (notice.resolving()) {
        memory.forget(incident);
      } else {
        memory.remember(incident.told(clock.instant(), messageId));
      }
    }
  }

  /** Takes in that the table knows of the mail too. */
  public void written(@ExchangeProperty("notice") Notice notice) {
    notice.incidents().stream().filter(incident -> incident.id() != 0).forEach(memory::written);
  }

  private static Long[] ids(Notice notice) {
    return notice.incidents().stream().map(Incident::id).filter(id -> id != 0).toArray(Long[]::new);
  }
}
