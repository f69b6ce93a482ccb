package lms.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Repeated failures of one cause, told as one.
 *
 * @param id its number in the table {@code incident}; 0 while only this process knows of it
 * @param cause what fails; the same words each time
 * @param openedAt when it failed first
 * @param lastMailAt when people last got a mail about it; empty = not yet
 * @param mails how many mails about it people got
 * @param messageId Message-ID of the first one
 */
public record Incident(
    long id,
    String cause,
    Instant openedAt,
    Optional<Instant> lastMailAt,
    int mails,
    Optional<String> messageId) {
  private static final String OVERDUE = "overdue ";

  /** One that nobody has heard of. */
  public static Incident opened(String cause, Instant now) {
    return new Incident(0, cause, now, Optional.empty(), 0, Optional.empty());
  }

  /** From a row of {@code sql/select_incidents.sql} as camel-sql returns it. */
  public static Incident of(Map<String, Object> row) {
    return new Incident(
        (Long) row.get("id"),
        (String) row.get("cause"),
        ((Timestamp) row.get("opened_at")).toInstant(),
        Optional.ofNullable((Timestamp) row.get("last_mail_at")).map(Timestamp::toInstant),
        (Integer) row.get("mails"),
        Optional.ofNullable((String) row.get("message_id")));
  }

  /** The cause of failures like this one: stage and kind. Not its text, which varies. */
  public static String causeOf(Failure failure) {
    return failure.stage() + " " + failure.kind();
  }

  /** The cause that {@code day} was not complete in time. */
  public static String overdue(LocalDate day) {
    return OVERDUE + day;
  }

  /** The day that was not complete in time; empty where load runs fail. */
  public Optional<LocalDate> overdueDay() {
    return cause.startsWith(OVERDUE)
        ? Optional.of(LocalDate.parse(cause.substring(OVERDUE.length())))
        : Optional.empty();
  }

  /** The stage that fails. */
  public String stage() {
    return cause.substring(0, cause.indexOf(' '));
  }

  /** This incident and one more mail that people got. */
  public Incident told(Instant now, String messageId) {
    Optional<String> first = this.messageId.or(() -> Optional.of(messageId));
    return new Incident(id, cause, openedAt, Optional.of(now), mails + 1, first);
  }
}
