package lms.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A mail ready to leave.
 *
 * @param message complete, with its Message-ID
 * @param fileName what its file is called in the outbox: sorts by time, names the load run
 */
public record Mail(MimeMessage message, String fileName) {
  /** The message as a mail server gets it. */
  public byte[] bytes() throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toByteArray();
  }
}
