package lms.notify;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;

/**
 * The mail of a load run as the outbox keeps it.
 *
 * @param bytes the whole message as it was written
 * @param status {@code WAITING}, {@code SENT}, {@code UNCONFIRMED}, {@code UNWANTED}, {@code
 *     OVERTAKEN} or {@code GIVEN_UP}
 * @param newest the last load run that has ended: a later one than {@code loadRunId} has no mail
 */
public record StoredMail(
    long loadRunId, byte[] bytes, Instant createdAt, String status, long newest) {
  /** From a row of {@code sql/select_last_mail.sql} as camel-sql returns it. */
  static StoredMail of(Map<String, Object> row) {
    return new StoredMail(
        (Long) row.get("load_run_id"),
        (byte[]) row.get("message"),
        ((Timestamp) row.get("created_at")).toInstant(),
        (String) row.get("status"),
        row.get("newest") instanceof Long newest ? newest : 0);
  }
}
