package lms.notify;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lms.ledger.Backoff;
import lms.window.DayIndex;
import org.apache.camel.ExchangeProperty;

/**
 * Walks through the mails that wait in the table {@code outbox}, by the names the routes use. Bean
 * {@code sweeper}. Stateless.
 */
public final class Sweeper {
  /** How long a mail is tried. */
  static final Duration PATIENCE = Duration.ofDays(7);

  private final String client;
  private final Clock clock;

  /**
   * @param client the university
   * @param clock tells when tries are due
   */
  public Sweeper(String client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** All that wait leave, oldest first; {@code mail} last, if there is one. */
  public Sweep sweep(@ExchangeProperty("mail") Mail mail) throws MessagingException {
    return Sweep.with(mail == null ? Optional.empty() : Optional.of(mail.messageId()));
  }

  /** Those leave whose next try is due. */
  public Sweep sweepOfDue() {
    return Sweep.ofDue();
  }

  /** Parameters of {@code sql/claim_mail.sql}. */
  public Map<String, Object> claim(@ExchangeProperty("sweep") Sweep sweep) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("client", client);
    parameters.put("after", sweep.after());
    parameters.put("own", sweep.own().orElse(null));
    parameters.put("every", sweep.every());
    parameters.put("now", now());
    parameters.putAll(Outbox.lease());
    return parameters;
  }

  /** Parameters of {@code sql/mark_mail_tried.sql}. */
  public Map<String, Object> tried(
      @ExchangeProperty("waitingMail") WaitingMail mail, @ExchangeProperty("tried") Tried tried) {
    boolean sent = tried.problem().isEmpty() || !tried.reached().isEmpty();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("id", mail.id());
    parameters.put("tries", mail.tries());
    parameters.put("unanswered", tried.isUnanswered() ? 1 : 0);
    parameters.put("status", status(mail, tried));
    parameters.put("recipients", tried.open().toArray(String[]::new));
    parameters.put("refused", tried.refused().toArray(String[]::new));
    parameters.put("problem", tried.problem().orElse(null));
    parameters.put("sent_at", sent ? now() : null);
    parameters.put("next_try_at", DayIndex.micros(nextTry(mail)));
    return parameters;
  }

  private String status(WaitingMail mail, Tried tried) {
    if (isUnconfirmed(mail, tried)) {
      return "UNCONFIRMED";
    }
    if (isGivenUp(mail, tried)) {
      return "GIVEN_UP";
    }
    return tried.isUnfinished() ? "WAITING" : "SENT";
  }

  /** Whether it was handed over whole for the second time, and again without an answer. */
  public boolean isUnconfirmed(WaitingMail mail, Tried tried) {
    return tried.isUnanswered() && mail.unanswered() > 0;
  }

  /** Whether nobody will try it again although not everybody has it. */
  public boolean isGivenUp(WaitingMail mail, Tried tried) {
    if (isUnconfirmed(mail, tried)) {
      return false;
    }
    boolean tooOld = !mail.createdAt().plus(PATIENCE).isAfter(clock.instant());
    return tried.isUnfinished() ? tooOld : tried.isHopeless() && mail.sentAt().isEmpty();
  }

  /** Parameters of {@code sql/mark_mails_delayed.sql}. */
  public Map<String, Object> delayed(
      @ExchangeProperty("sweep") Sweep sweep,
      @ExchangeProperty("waitingMail") WaitingMail mail,
      @ExchangeProperty("tried") Tried tried) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("client", client);
    parameters.put("id", mail.id());
    parameters.put("own", sweep.own().orElse(null));
    parameters.put("tries", mail.tries());
    parameters.put("problem", tried.problem().orElse(null));
    parameters.put("next_try_at", DayIndex.micros(nextTry(mail)));
    return parameters;
  }

  private Instant nextTry(WaitingMail mail) {
    return clock.instant().plus(Backoff.after(mail.tries()));
  }

  /** Whether that try says what becomes of the mail that this process has just entered. */
  public boolean isOfOwn(
      @ExchangeProperty("sweep") Sweep sweep,
      @ExchangeProperty("waitingMail") WaitingMail mail,
      @ExchangeProperty("tried") Tried tried) {
    return sweep.isOwn(mail) || tried.halted() && sweep.own().isPresent();
  }

  /** The walk after that mail. */
  public Sweep past(
      @ExchangeProperty("sweep") Sweep sweep,
      @ExchangeProperty("waitingMail") WaitingMail mail,
      @ExchangeProperty("tried") Tried tried) {
    return sweep.past(mail, tried);
  }

  /** The walk at its end. */
  public Sweep ended(@ExchangeProperty("sweep") Sweep sweep) {
    return sweep.ended();
  }

  private long now() {
    return DayIndex.micros(clock.instant());
  }
}
