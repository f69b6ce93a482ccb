package lms.validate;

/**
 * Replaces the backslash sequences of a string that is not raw. Unknown ones stay as they are, as
 * in Python; named characters ({@code \N}) are refused, which Python's {@code repr} never writes.
 */
final class PythonEscapes {
  private final String body;
  private final boolean bytes;
  private final StringBuilder out;
  private int next;

  private PythonEscapes(String body, boolean bytes) {
    this.body = body;
    this.bytes = bytes;
    this.out = new StringBuilder(body.length());
  }

  /**
   * @param body what stands between the quotes; a backslash is never its last character
   * @param bytes whether it is of a bytes literal, where u, U and N mean nothing
   * @throws UnreadableText if a sequence is cut short or names no character
   */
  static String decoded(String body, boolean bytes) throws UnreadableText {
    return new PythonEscapes(body, bytes).decode();
  }

  private String decode() throws UnreadableText {
    int backslash = body.indexOf('\\');
    while (backslash >= 0) {
      out.append(body, next, backslash);
      next = backslash + 2;
      replace(body.charAt(backslash + 1));
      backslash = body.indexOf('\\', next);
    }
    return out.append(body, next, body.length()).toString();
  }

  private void replace(char letter) throws UnreadableText {
    switch (letter) {
      case '\n' -> {} // a line that goes on
      case '\\', '\'', '"' -> out.append(letter);
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000b');
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(letter - '0');
      case 'x' -> out.append((char) hex(2));
      case 'u', 'U', 'N' -> unicode(letter);
      default -> out.append('\\').append(letter);
    }
  }

  private void octal(int firstDigit) {
    int value = firstDigit;
    for (int i = 0; i < 2 && next < body.length() && isOctal(body.charAt(next)); i++) {
      value = value * 8 + body.charAt(next++) - '0';
    }
    out.append((char) (bytes ? value & 0xff : value));
  }

  private void unicode(char letter) throws UnreadableText {
    if (bytes) {
      out.append('\\').append(letter);
      return;
    }
    int codePoint = letter == 'u' ? hex(4) : letter == 'U' ? hex(8) : -1;
    if (!Character.isValidCodePoint(codePoint)) {
      throw UnreadableText.MALFORMED;
    }
    out.appendCodePoint(codePoint);
  }

  /** The next digits as a number; eight of them may overflow into a negative one. */
  private int hex(int digits) throws UnreadableText {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      char c = next < body.length() ? body.charAt(next++) : PythonCursor.END;
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw UnreadableText.MALFORMED;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }
}
