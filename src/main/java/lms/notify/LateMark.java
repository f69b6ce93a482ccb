package lms.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a mail, before anything else, that it comes late: whoever reads it acts on old news. */
final class LateMark {
  private static final String HEADER = "X-LMS-Late";
  private static final String UTF_8 = "UTF-8";
  private static final Pattern BODY = Pattern.compile("<body[^>]*>", Pattern.CASE_INSENSITIVE);
  private static final String NOTE =
      "<p style=\"margin:0;padding:12px 16px;background:#fff8c5;color:#1f2328;"
          + "font:14px/1.5 sans-serif;\">%s</p>";

  private LateMark() {}

  /**
   * Puts a header and a first line into the message; its Message-ID stays.
   *
   * @param line one sentence, plain text
   */
  static void put(MimeMessage message, Instant writtenAt, String line)
      throws MessagingException, IOException {
    String id = message.getMessageID();
    mark(message, line);
    message.saveChanges();
    message.setHeader("Message-ID", id);
    message.setHeader(HEADER, "written " + writtenAt);
  }

  private static void mark(MimePart part, String line) throws MessagingException, IOException {
    if (Part.ATTACHMENT.equals(part.getDisposition())) {
      return;
    }
    if (part.isMimeType("text/plain")) {
      part.setText(line + "\r\n\r\n" + part.getContent(), UTF_8);
    } else if (part.isMimeType("text/html")) {
      part.setText(inHtml((String) part.getContent(), line), UTF_8, "html");
    } else if (part.isMimeType("multipart/*")) {
      Multipart parts = (Multipart) part.getContent();
      for (int i = 0; i < parts.getCount(); i++) {
        mark((MimePart) parts.getBodyPart(i), line);
      }
    }
  }

  private static String inHtml(String html, String line) {
    String note = NOTE.formatted(line.replace("&", "&amp;").replace("<", "&lt;"));
    Matcher body = BODY.matcher(html);
    return body.find()
        ? html.substring(0, body.end()) + note + html.substring(body.end())
        : note + html;
  }
}
