package lms.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The HTML of a mail as one file that a browser opens: its images are in it. */
public final class MailPreview {
  private MailPreview() {}

  /**
   * @param mail a whole message
   * @throws MessagingException if it has no HTML
   */
  public static String html(byte[] mail) throws MessagingException, IOException {
    List<MimePart> parts = new ArrayList<>();
    collect(new MimeMessage((Session) null, new ByteArrayInputStream(mail)), parts);
    String html = null;
    for (MimePart part : parts) {
      html = html == null && part.isMimeType("text/html") ? (String) part.getContent() : html;
    }
    if (html == null) {
      throw new MessagingException("the mail has no HTML");
    }
    for (MimePart part : parts) {
      if (part.getContentID() != null) {
        String name = part.getContentID().replaceAll("[<>]", "");
        html = html.replace("\"cid:" + name + "\"", "\"" + data(part) + "\"");
      }
    }
    return html;
  }

  private static void collect(MimePart part, List<MimePart> into)
      throws MessagingException, IOException {
    if (!part.isMimeType("multipart/*")) {
      into.add(part);
      return;
    }
    Multipart parts = (Multipart) part.getContent();
    for (int i = 0; i < parts.getCount(); i++) {
      collect((MimePart) parts.getBodyPart(i), into);
    }
  }

  /** {@code data:image/png;base64,…}. */
  private static String data(MimePart image) throws MessagingException, IOException {
    String type = image.getContentType().replaceFirst("(?s);.*", "").strip();
    try (InputStream bytes = image.getInputStream()) {
      return "data:%s;base64,%s"
          .formatted(type, Base64.getEncoder().encodeToString(bytes.readAllBytes()));
    }
  }
}
