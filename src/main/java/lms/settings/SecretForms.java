package lms.settings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The forms a secret takes on its way, as regular expressions. */
final class SecretForms {
  /** A shorter secret is part of ordinary words: it is looked for only where it stands alone. */
  private static final int SHORT = 4;

  private SecretForms() {}

  static List<String> of(String secret) {
    if (secret.length() < SHORT) {
      return List.of("(?<![A-Za-z0-9])" + encodable(secret) + "(?![A-Za-z0-9])");
    }
    return Stream.concat(
            Stream.of(encodable(secret)),
            IntStream.range(0, 3).mapToObj(offset -> base64(secret, offset)))
        .toList();
  }

  /** Each character as it is, or percent-encoded, perhaps again and again: {@code %25252F}. */
  private static String encodable(String text) {
    return text.codePoints().mapToObj(SecretForms::encodable).collect(Collectors.joining());
  }

  private static String encodable(int codePoint) {
    String plain = Character.toString(codePoint);
    StringBuilder encoded = new StringBuilder();
    for (byte b : plain.getBytes(StandardCharsets.UTF_8)) {
      encoded.append("%%(?:25)*(?i:%02X)".formatted(b));
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
    int from = (offset * 8 + 5) / 6;
    int to = shifted.length * 8 / 6;
    return encodable(text.substring(from, to)) + "[A-Za-z0-9+/_-]?(?:=|%(?:25)*3[Dd]){0,2}";
  }
}
