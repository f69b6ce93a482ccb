package lms.notify;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import lms.notify.Letter.Picture;
import lms.settings.Settings;

/**
 * Puts a letter into a MIME message: plain text and HTML, and headers that are all set here, none
 * taken from elsewhere.
 */
final class Envelope {
  private static final String UTF_8 = "UTF-8";
  private static final String NOBODY = "lms-analytics@localhost";
  private final Settings settings;

  Envelope(Settings settings) {
    this.settings = settings;
  }

  MimeMessage around(Letter letter, String text, String html, Postmark postmark, Instant now)
      throws MessagingException {
    MimeMessage message = new MimeMessage((Session) null);
    message.setFrom(sender());
    for (String recipient : recipients()) {
      message.addRecipient(RecipientType.TO, new InternetAddress(recipient));
    }
    message.setSubject(letter.subject(), UTF_8);
    message.setHeader("Date", date(now));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", letter.language());
    message.setContent(alternatives(text, html, letter.pictures()));
    message.saveChanges();
    // After saveChanges, which makes up a random one.
    message.setHeader("Message-ID", MessageId.of(postmark, sender()));
    if (postmark.answers().isPresent()) {
      message.setHeader("In-Reply-To", postmark.answers().get());
      message.setHeader("References", postmark.answers().get());
    }
    return message;
  }

  private static MimeMultipart alternatives(String text, String html, List<Picture> pictures)
      throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(lines(text), UTF_8);
    MimeBodyPart rich = new MimeBodyPart();
    rich.setText(lines(html), UTF_8, "html");
    // The last one is the one a mail program prefers (RFC 2046, 5.1.4).
    return new MimeMultipart(
        "alternative", plain, pictures.isEmpty() ? rich : related(rich, pictures));
  }

  /** The HTML with the pictures it shows, which so are no attachments. */
  private static MimeBodyPart related(MimeBodyPart html, List<Picture> pictures)
      throws MessagingException {
    MimeMultipart whole = new MimeMultipart("related", html);
    for (Picture picture : pictures) {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(new DataHandler(new ByteArrayDataSource(picture.png(), "image/png")));
      part.setContentID("<" + picture.id() + ">");
      part.setDisposition(Part.INLINE);
      part.setFileName("chart.png");
      whole.addBodyPart(part);
    }
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(whole);
    return part;
  }

  /** Lines end as mail wants it (RFC 5322, 2.3), so that a file holds the bytes a server gets. */
  private static String lines(String text) {
    return text.replace("\n", "\r\n");
  }

  private List<String> recipients() {
    return settings.mail().smtp().map(Settings.Smtp::recipients).orElse(List.of());
  }

  private InternetAddress sender() throws MessagingException {
    String address = settings.mail().smtp().map(Settings.Smtp::sender).orElse(NOBODY);
    try {
      return new InternetAddress(address, "LMS Analytics", UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("UTF-8 is not supported", e);
    }
  }

  private String date(Instant now) {
    MailDateFormat format = new MailDateFormat();
    format.setTimeZone(TimeZone.getTimeZone(settings.calendar().zone()));
    return format.format(Date.from(now));
  }
}
