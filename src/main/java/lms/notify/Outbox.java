package lms.notify;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * The table of mails on their way, by the names the routes use. Bean {@code outbox}. Stateless.
 *
 * <p>A mail about an incident counts as told as soon as it is in the table, in the transaction that
 * puts it there: from then on nothing loses it. Would it count when it is sent, every failure of an
 * outage would find that nobody has heard of it yet and write one more first mail.
 */
public final class Outbox {
  private static final Duration KEPT = Duration.ofDays(90);

  private final String client;
  private final Clock clock;

  /**
   * @param client the university
   * @param clock tells when mails are written
   */
  public Outbox(String client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Parameters of {@code sql/insert_mail.sql}: this process is about to send it.
   *
   * @param summary of the load run it tells of, or {@code null}
   * @param wanted whether {@code MAIL_ON} asks for it
   */
  public Map<String, Object> entry(
      @ExchangeProperty("mail") Mail mail,
      @ExchangeProperty("mailWanted") boolean wanted,
      @ExchangeProperty("notice") Notice notice,
      @ExchangeProperty("summary") RunSummary summary)
      throws MessagingException, IOException {
    Long loadRunId = summary == null || summary.loadRunId() == 0 ? null : summary.loadRunId();
    Instant now = clock.instant();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("client", client);
    parameters.put("message_id", mail.messageId());
    parameters.put("subject", mail.message().getSubject());
    parameters.put("message", mail.bytes());
    parameters.put("load_run_id", loadRunId);
    parameters.put("reminds", notice.reminded().map(Incident::id).orElse(null));
    parameters.put("recipients", mail.recipients().toArray(String[]::new));
    parameters.put("status", wanted ? "WAITING" : "UNWANTED");
    parameters.put("created_at", DayIndex.micros(now));
    parameters.putAll(lease());
    return parameters;
  }

  /** How long nobody else sends a mail that a process has taken on; the database adds it up. */
  static Map<String, Object> lease() {
    Duration withNone = MailSession.Timeouts.DEFAULT.sending(0);
    Duration withOne = MailSession.Timeouts.DEFAULT.sending(1);
    return Map.of(
        "sending_seconds", withNone.toSeconds(),
        "recipient_seconds", withOne.minus(withNone).toSeconds());
  }

  /**
   * Parameters of {@code sql/mark_mails_overtaken.sql}: after an outage people get the first mail
   * of an incident and the newest, not one for each hour it lasted.
   */
  public Map<String, Object> overtaken(@ExchangeProperty("notice") Notice notice) {
    Long[] incidents = notice.incidents().stream().map(Incident::id).toArray(Long[]::new);
    return Map.of("client", client, "incidents", incidents);
  }

  /** Parameters of {@code sql/delete_ended_mails.sql}. */
  public Map<String, Object> old() {
    return Map.of("client", client, "before", DayIndex.micros(clock.instant().minus(KEPT)));
  }

  /** Parameters of {@code sql/select_last_mail.sql}. */
  public Map<String, Object> clientParameters() {
    return Map.of("client", client);
  }

  /** The mail that statement returned, or {@code null}. */
  public StoredMail last(@Body List<Map<String, Object>> rows) {
    return rows.isEmpty() ? null : StoredMail.of(rows.get(0));
  }
}
