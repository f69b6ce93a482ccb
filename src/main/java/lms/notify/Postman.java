package lms.notify;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import lms.settings.Settings;
import lms.texts.Texts;
import org.apache.camel.Body;

/**
 * Makes mails that were kept ready to leave, and says what came of it. Bean {@code postman}.
 * Stateless.
 */
public final class Postman {
  private final Settings settings;
  private final Texts texts;
  private final ZoneId zone;
  private final Clock clock;
  private final MailReport report;

  public Postman(Settings settings, Clock clock) {
    this.settings = settings;
    this.texts = new Texts(settings.language());
    this.zone = settings.calendar().zone();
    this.clock = clock;
    this.report = new MailReport(settings);
  }

  /**
   * The mail whose turn it is, or {@code null}. One that was written before a mail server was
   * configured goes to those who are configured now.
   */
  public WaitingMail claimed(@Body List<Map<String, Object>> rows) {
    if (rows.isEmpty()) {
      return null;
    }
    WaitingMail mail = WaitingMail.of(rows.get(0));
    return mail.recipients().isEmpty() ? mail.to(recipients()) : mail;
  }

  /**
   * As it was written; marked as late unless this process wrote it just now.
   *
   * @throws UnreadableMail if what is stored is no mail
   */
  public Mail letter(WaitingMail waiting, Sweep sweep) throws UnreadableMail {
    try {
      Addressed message = addressed(waiting);
      if (!sweep.isOwn(waiting)) {
        LateMark.put(message, waiting.createdAt(), late(waiting.createdAt(), isAway(waiting)));
      }
      return new Mail(message, Mail.nameOf(waiting.createdAt(), name(waiting.messageId())));
    } catch (MessagingException | IOException | RuntimeException e) {
      throw new UnreadableMail(e);
    }
  }

  private Addressed addressed(WaitingMail waiting) throws MessagingException, IOException {
    Addressed message = new Addressed(waiting.bytes(), waiting.recipients());
    if (message.getRecipients(RecipientType.TO) == null && !waiting.recipients().isEmpty()) {
      message.setRecipients(RecipientType.TO, message.getAllRecipients());
      String sender = settings.mail().smtp().orElseThrow().sender();
      message.setFrom(new InternetAddress(sender, "LMS Analytics", "UTF-8"));
    }
    return message;
  }

  private static boolean isAway(WaitingMail waiting) {
    return waiting.problem().isPresent() && waiting.sentAt().isEmpty() && waiting.unanswered() == 0;
  }

  /**
   * From a file that could not be sent while the database was away.
   *
   * @throws UnreadableMail if the file is no mail
   */
  public Mail late(byte[] file) throws UnreadableMail {
    try {
      MimeMessage message = new MimeMessage((Session) null, new ByteArrayInputStream(file));
      Instant writtenAt = writtenAt(message);
      Mail mail = new Mail(message, Mail.nameOf(writtenAt, name(message.getMessageID())));
      Addressed open = new Addressed(file, mail.recipients());
      LateMark.put(open, writtenAt, late(writtenAt, true));
      return new Mail(open, mail.fileName());
    } catch (MessagingException | IOException | RuntimeException e) {
      throw new UnreadableMail(e);
    }
  }

  private List<String> recipients() {
    return settings.mail().smtp().map(Settings.Smtp::recipients).orElse(List.of());
  }

  private String late(Instant writtenAt, boolean away) {
    return texts.get(
        away ? "post.late.away" : "post.late",
        texts.time(writtenAt, zone),
        texts.time(clock.instant(), zone),
        zone.getId());
  }

  /** Of {@code Thu, 1 Jun 2023 07:00:42 +0300 (MSK)}. */
  private static Instant writtenAt(MimeMessage message) throws MessagingException {
    String withoutComment = message.getHeader("Date", null).replaceFirst(" \\(.*", "");
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(withoutComment));
  }

  /** {@code load-run-412-SUCCEEDED} of {@code <load-run-412-SUCCEEDED-3f2a9c81d0e4@host>}. */
  private static String name(String messageId) {
    return messageId.replaceFirst("^<", "").replaceFirst("-[^-]*@.*", "");
  }

  /** Everybody has it. */
  public Tried taken(WaitingMail mail) {
    return Tried.taken(mail.recipients());
  }

  /** Not everybody has it. */
  public Tried notTaken(WaitingMail mail, Sweep sweep, Throwable failure) {
    Tried tried = Tried.failed(mail.recipients(), failure, report.why(failure));
    return tried.brokeOff() && sweep.brokeOff() ? tried.halting() : tried;
  }

  /**
   * Whether a mail that waits as a file is not sent again: somebody has or may have it, or nobody
   * ever will, or it is too old.
   *
   * @param mail {@code null} if the file is no mail
   */
  public boolean isEnded(Mail mail, Throwable failure) throws MessagingException {
    if (mail == null) {
      return true;
    }
    Tried tried = Tried.failed(mail.recipients(), failure, "");
    boolean tooOld = !writtenAt(mail.message()).plus(Sweeper.PATIENCE).isAfter(clock.instant());
    return tooOld || !tried.reached().isEmpty() || tried.isUnanswered() || tried.isHopeless();
  }

  /** A message that keeps its Message-ID and goes to those only who have not got it yet. */
  private static final class Addressed extends MimeMessage {
    private final Address[] open;

    Addressed(byte[] bytes, List<String> open) throws MessagingException {
      super((Session) null, new ByteArrayInputStream(bytes));
      this.open = InternetAddress.parse(String.join(",", open));
    }

    @Override
    public Address[] getAllRecipients() {
      return open.clone();
    }
  }
}
