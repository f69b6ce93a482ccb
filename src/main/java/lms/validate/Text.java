package lms.validate;

/** What must be known of a text before it is stored or shown. */
final class Text {
  private Text() {}

  /**
   * Why PostgreSQL would not keep {@code text} as it is: it refuses NUL, and the driver stores half
   * a surrogate pair as a question mark.
   *
   * @return the rest of a sentence, or {@code null} if nothing is wrong
   */
  static String fault(String text) {
    if (text.indexOf('\0') >= 0) {
      return "holds a NUL character";
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPair(text, i)) {
          return "holds a lone surrogate";
        }
        i++;
      }
    }
    return null;
  }

  /** Whether the two characters from {@code index} on are one character beyond U+FFFF. */
  static boolean isPair(String text, int index) {
    return index + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
  }

  /** Whether {@code text} takes more than {@code limit} bytes as UTF-8. */
  static boolean exceeds(String text, int limit) {
    if (text.length() * 3L <= limit) {
      return false;
    }
    long bytes = 0;
    for (int i = 0; i < text.length() && bytes <= limit; i++) {
      char c = text.charAt(i);
      // Each half of a surrogate pair counts for two of the pair's four bytes.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes > limit;
  }

  /** Characters as a reader counts them: beyond U+FFFF is one too. */
  static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
