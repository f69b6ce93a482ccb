package lms.notify;

import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lms.ledger.RunSummary;

/**
 * The Message-ID of a load run's mail. The same load run in the same status always has the same, so
 * that a mail sent twice is recognised as one; two installations with the same sender differ by the
 * client and the microsecond the load run began.
 */
final class MessageId {
  private static final int DIGITS = 12;

  private MessageId() {}

  /** {@code <load-run-412-SUCCEEDED-3f2a9c81d0e4@sender.example>}. */
  static String of(RunSummary summary, String client, InternetAddress sender) {
    String address = sender.getAddress();
    return "<load-run-%d-%s-%s@%s>"
        .formatted(
            summary.loadRunId(),
            summary.status(),
            digest(client + "|" + summary.startedAt()),
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
