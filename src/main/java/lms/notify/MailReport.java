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

  /**
   * Everybody has the mail.
   *
   * @param path of the file it was written to, or {@code null}: the mail server took it
   */
  public Delivery sent(String path) {
    return path == null
        ? delivered(MAIL, texts.count("mail.delivery.sent", recipients()))
        : delivered(path, texts.get("mail.delivery.written"));
  }

  /** The mail is in the outbox, and this process could not go on to send it. */
  public Delivery entered() {
    return undelivered(texts.get("post.problem.broken-off"), texts.get("post.delivery.waits"));
  }

  /**
   * What became of the mail that was entered in the outbox.
   *
   * @param path of the file it was written to, or {@code null}
   */
  public Delivery of(Tried tried, String path) {
    return tried.problem().map(problem -> undelivered(tried, problem)).orElseGet(() -> sent(path));
  }

  private Delivery undelivered(Tried tried, String problem) {
    int open = tried.open().size();
    int sent = tried.reached().size();
    if (sent > 0) {
      String all = texts.get("mail.delivery.partly", sent, recipients());
      return undelivered(problem, open == 0 ? all : texts.get("post.delivery.partly", all, open));
    }
    if (tried.isUnanswered()) {
      return undelivered(problem, texts.get("post.delivery.unanswered"));
    }
    String detail = tried.isUnfinished() ? "post.delivery.waits" : "mail.delivery.failed";
    return undelivered(texts.get("mail.problem.kept", problem), texts.get(detail));
  }

  /** The mail could not be composed, sent or written. */
  public Delivery failed(Throwable failure) {
    int sent = MailProblem.delivered(failure);
    String problem = sent == 0 ? texts.get("mail.problem.kept", why(failure)) : why(failure);
    String detail =
        sent == 0
            ? texts.get("mail.delivery.failed")
            : texts.get("mail.delivery.partly", sent, recipients());
    return undelivered(problem, detail);
  }

  /** Why, and what to do; the last sentence says that, where anything is known to help. */
  public String why(Throwable failure) {
    if (Obstacle.of(failure) == Obstacle.UNREADABLE) {
      return texts.get("mail.problem.unreadable");
    }
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

  private static Delivery undelivered(String problem, String detail) {
    return new Delivery(MAIL, Optional.of(problem), detail, Optional.empty());
  }

  private static Delivery delivered(String to, String detail) {
    return new Delivery(to, Optional.empty(), detail, Optional.empty());
  }
}
