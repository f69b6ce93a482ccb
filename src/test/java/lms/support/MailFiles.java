package lms.support;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Mails that the product has written to its outbox, as a mail program shows them. */
public final class MailFiles {
  /** The subject, and the plain text. */
  public record Mail(String subject, String text) {}

  private MailFiles() {}

  /** The mail of the load run with that number. */
  public static Mail of(Path outbox, long loadRunId) throws IOException, MessagingException {
    try (Stream<Path> files = Files.list(outbox)) {
      Path file =
          files
              .filter(path -> path.toString().contains("-load-run-" + loadRunId + "-"))
              .max(Comparator.naturalOrder())
              .orElseThrow();
      return read(file);
    }
  }

  /** One mail. */
  public static Mail read(Path file) throws IOException, MessagingException {
    try (InputStream stream = Files.newInputStream(file)) {
      MimeMessage message = new MimeMessage((Session) null, stream);
      MimeMultipart parts = (MimeMultipart) message.getContent();
      String text = (String) parts.getBodyPart(0).getContent();
      return new Mail(message.getSubject(), text.replace("\r\n", "\n"));
    }
  }
}
