package lms.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The forms one secret takes on its way: as it is, percent-encoded, in base64.
 *
 * @param literals one of them, or a {@code %} or {@code +}, is in every text that holds the secret
 * @param regex matches the secret in all its forms
 */
record SecretForms(List<String> literals, String regex) {
  /** A shorter secret is part of ordinary words: it is looked for only where it stands alone. */
  private static final int SHORT = 4;

  /** The last character, with a share of what follows, and the padding. */
  private static final String BASE64_END = "[A-Za-z0-9+/_-]?(?:=|%(?:25)*3[Dd]){0,2}";

  static SecretForms of(String secret) {
    if (secret.length() < SHORT) {
      return new SecretForms(
          List.of(secret), "(?<![A-Za-z0-9])" + encodable(secret) + "(?![A-Za-z0-9])");
    }
    List<String> literals = new ArrayList<>(List.of(secret));
    StringBuilder regex = new StringBuilder(encodable(secret));
    for (int offset = 0; offset < 3; offset++) {
      String base64 = base64(secret, offset);
      literals.add(base64);
      literals.add(base64.replace('+', '-').replace('/', '_'));
      regex.append('|').append(encodable(base64)).append(BASE64_END);
    }
    return new SecretForms(literals, regex.toString());
  }

  /** Each character as it is, or percent-encoded, perhaps again and again: {@code %25252F}. */
  private static String encodable(String text) {
    return text.codePoints().mapToObj(SecretForms::encodable).collect(Collectors.joining());
  }

  private static String encodable(int codePoint) {
    String plain = Character.toString(codePoint);
    if (codePoint < 128 && Character.isLetterOrDigit(codePoint)) {
      return plain; // encoded by nobody
    }
    StringBuilder encoded = new StringBuilder();
    for (byte b : plain.getBytes(StandardCharsets.UTF_8)) {
      encoded.append("%(?:25)*(?i:").append(HexFormat.of().toHexDigits(b)).append(')');
    }
    String also =
        switch (codePoint) {
          case ' ' -> "|\\+|%(?:25)*2[Bb]";
          case '+' -> "|-"; // base64 for URLs
          case '/' -> "|_";
          default -> "";
        };
    return "(?:" + Pattern.quote(plain) + "|" + encoded + also + ")";
  }

  /**
   * What base64 makes of the secret {@code offset} bytes, modulo 3, into a longer text such as
   * {@code user:secret}, less the characters its neighbours have a share in.
   */
  private static String base64(String secret, int offset) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    byte[] shifted = new byte[offset + bytes.length];
    System.arraycopy(bytes, 0, shifted, offset, bytes.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    return text.substring((offset * 8 + 5) / 6, shifted.length * 8 / 6);
  }
}
