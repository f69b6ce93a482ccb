package lms.extract;

import java.nio.charset.StandardCharsets;

/** What of an unexpected answer may be shown: 2 KB at most, one line, no ids. */
final class Excerpt {
  /** How many bytes are shown at most. */
  static final int BYTES = 2048;

  private Excerpt() {}

  /** The text, with control characters as blanks and everything that looks like an id hidden. */
  static String of(byte[] bytes) {
    String text = new String(bytes, 0, Math.min(bytes.length, BYTES), StandardCharsets.UTF_8);
    String shown =
        text.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("\\p{XDigit}{16,}", "<id>").strip();
    return shown.isEmpty() ? "(nothing)" : shown;
  }
}
