package lms.notify;

import java.time.ZoneId;
import java.util.Optional;
import lms.ledger.Delivery;
import lms.ledger.Notice;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.settings.Settings;
import lms.texts.Texts;

/**
 * Decides whether a load run sends a mail, and says what became of it. Bean {@code mailReport}.
 * Stateless.
 */
public final class MailReport {
  private static final String MAIL = "mail";
  private final Settings settings;
  private final Texts texts;
  private final MailText text;

  public MailReport(Settings settings) {
    this.settings = settings;
    this.texts = new Texts(settings.language());
    this.text = new MailText(settings);
  }

  /**
   * Whether {@code MAIL_ON} asks for a mail. That a problem is over belongs to the problem.
   *
   * @param sheet what became of the sheet, or {@code null}
   */
  public boolean isWanted(RunSummary summary, Delivery sheet, Notice notice) {
    return settings.mail().when() == Settings.Mail.When.ALWAYS
        || notice.resolving()
        || Outcome.state(summary, Optional.ofNullable(sheet)) != Status.SUCCEEDED;
  }

  /** No mail, on purpose. */
  public Delivery notWanted() {
    return delivered(MAIL, texts.get("mail.delivery.not-wanted"));
  }

  /** No mail yet: people have heard of the incident. */
  public Delivery waiting(Notice notice) {
    ZoneId zone = settings.calendar().zone();
    String due = texts.time(notice.waitUntil().orElseThrow(), zone);
    return delivered(MAIL, texts.get("mail.delivery.waiting", due, zone.getId()));
  }

  /** The mail server took the mail for every recipient. */
  public Delivery sent() {
    return delivered(MAIL, texts.count("mail.delivery.sent", recipients()));
  }

  /**
   * The mail is a file in the outbox.
   *
   * @param path of the file
   */
  public Delivery written(String path) {
    return delivered(path, texts.get("mail.delivery.written"));
  }

  /** The mail could not be composed, sent or written. */
  public Delivery failed(Throwable failure) {
    int sent = MailProblem.delivered(failure);
    String problem = sent == 0 ? texts.get("mail.problem.kept", why(failure)) : why(failure);
    String detail =
        sent == 0
            ? texts.get("mail.delivery.failed")
            : texts.get("mail.delivery.partly", sent, recipients());
    return new Delivery(MAIL, Optional.of(problem), detail, Optional.empty());
  }

  /** Why, and what to do; the last sentence says that, where anything is known to help. */
  public String why(Throwable failure) {
    return settings
        .mail()
        .smtp()
        .map(server -> new MailProblem(server, texts, text).of(failure))
        .orElseGet(
            () ->
                texts.get("mail.problem.outbox", text.clean(String.valueOf(failure.getMessage()))));
  }

  /** Whether the mail failed only for some. */
  public boolean reachedAnybody(Throwable failure) {
    return MailProblem.delivered(failure) > 0;
  }

  /** Whether a mail server should have got the mail and no recipient has. */
  public boolean isLost(Throwable failure) {
    return settings.mail().smtp().isPresent() && !reachedAnybody(failure);
  }

  /**
   * The mail that could not be sent is a file in the outbox.
   *
   * @param undelivered why it could not be sent
   * @param path of the file
   */
  public Delivery kept(Delivery undelivered, String path) {
    return new Delivery(
        MAIL, undelivered.problem(), texts.get("mail.delivery.kept", path), undelivered.link());
  }

  private int recipients() {
    return settings.mail().smtp().map(smtp -> smtp.recipients().size()).orElse(0);
  }

  private static Delivery delivered(String to, String detail) {
    return new Delivery(to, Optional.empty(), detail, Optional.empty());
  }
}
