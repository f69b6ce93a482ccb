package lms.notify;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A mail ready to leave.
 *
 * @param message complete, with its Message-ID
 * @param fileName what its file is called in the outbox: sorts by time, names the load run
 */
public record Mail(MimeMessage message, String fileName) {
  /** Ends the names of files that wait for the mail server; no other file is ever sent. */
  static final String UNSENT = ".unsent.eml";

  private static final String SENT = ".eml";
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * {@code 20230601T040042Z-load-run-412-SUCCEEDED.eml}.
   *
   * @param name which mail it is
   */
  static String nameOf(Instant writtenAt, String name) {
    return "%s-%s%s".formatted(FILE_TIME.format(writtenAt), name, SENT);
  }

  /** The message as a mail server gets it. */
  public byte[] bytes() throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toByteArray();
  }

  /** With its angle brackets. */
  public String messageId() throws MessagingException {
    return message.getMessageID();
  }

  /** Addresses of all it is for; none where there is no mail server. */
  List<String> recipients() throws MessagingException {
    Address[] all = message.getAllRecipients();
    return all == null
        ? List.of()
        : Stream.of(all).map(address -> ((InternetAddress) address).getAddress()).toList();
  }

  /** The same, as a file that is sent later. */
  public Mail unsent() {
    return new Mail(message, fileName.replace(SENT, UNSENT));
  }
}
