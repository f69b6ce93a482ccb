package lms.bi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The id by which a card is found again in any Metabase; nobody else's card has it. */
final class EntityId {
  private static final int LENGTH = 21;

  private EntityId() {}

  /** 21 characters of A–Z, a–z, 0–9, _ and -, as Metabase has them. */
  static String of(String client, String card) {
    try {
      byte[] name = ("lms-analytics\n" + client + "\n" + card).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name);
      return Base64.getUrlEncoder().encodeToString(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
