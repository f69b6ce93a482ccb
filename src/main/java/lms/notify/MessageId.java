package lms.notify;

import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The Message-ID of a mail. The same mail sent twice has the same, so that it is recognised as one.
 */
final class MessageId {
  private static final int DIGITS = 12;

  private MessageId() {}

  /** {@code <load-run-412-SUCCEEDED-3f2a9c81d0e4@sender.example>}. */
  static String of(Postmark postmark, InternetAddress sender) {
    String address = sender.getAddress();
    return "<%s-%s@%s>"
        .formatted(
            postmark.name(),
            digest(postmark.unique()),
            address.substring(address.lastIndexOf('@') + 1));
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
