package lms.notify;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail of the outbox that this process has claimed, to send it.
 *
 * @param id its number in the table {@code outbox}
 * @param bytes the whole message as it was written
 * @param recipients addresses that have not got it yet; empty where there is no mail server
 * @param sentAt when the first recipient got it; empty = nobody has
 * @param tries how often it was tried, this time included
 * @param unanswered how often the mail server got it whole and did not say whether it took it
 * @param problem why the last try failed; empty = there was none
 */
public record WaitingMail(
    long id,
    String messageId,
    byte[] bytes,
    List<String> recipients,
    Instant createdAt,
    Optional<Instant> sentAt,
    int tries,
    int unanswered,
    Optional<String> problem) {

  /** From a row of {@code sql/claim_mail.sql} as camel-sql returns it. */
  static WaitingMail of(Map<String, Object> row) {
    String recipients = (String) row.get("recipients");
    return new WaitingMail(
        (Long) row.get("id"),
        (String) row.get("message_id"),
        (byte[]) row.get("message"),
        recipients.isEmpty() ? List.of() : List.of(recipients.split(",")),
        ((Timestamp) row.get("created_at")).toInstant(),
        Optional.ofNullable((Timestamp) row.get("sent_at")).map(Timestamp::toInstant),
        (Integer) row.get("tries"),
        (Integer) row.get("unanswered"),
        Optional.ofNullable((String) row.get("problem")));
  }

  /** The same mail for others. */
  WaitingMail to(List<String> others) {
    return new WaitingMail(
        id, messageId, bytes, others, createdAt, sentAt, tries, unanswered, problem);
  }
}
