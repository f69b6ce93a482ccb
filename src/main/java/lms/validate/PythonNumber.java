package lms.validate;

import java.math.BigInteger;

/**
 * Reads one unsigned number: {@code 1_000}, {@code 0xff}, {@code 1.5e3}, {@code 2j}. Like Python
 * 3.11 it refuses an int of more than 4,300 digits (Python: of base 10 only; here of any base).
 */
final class PythonNumber {
  private static final int MAX_DIGITS = 4300;

  private final PythonCursor source;

  private PythonNumber(PythonCursor source) {
    this.source = source;
  }

  /** Whether a number begins here. */
  static boolean startsAt(PythonCursor source) {
    return isDigit(source.peek()) || (source.peek() == '.' && isDigit(source.peek(1)));
  }

  /**
   * @return {@code BigInteger}, {@code Double} or {@link PythonValue.Complex}
   * @throws UnreadableText if it is none, or if a letter or digit sticks to it
   */
  static Object read(PythonCursor source) throws UnreadableText {
    PythonNumber reader = new PythonNumber(source);
    int radix = source.peek() == '0' ? radix(source.peek(1)) : 10;
    Object number = radix == 10 ? reader.decimal() : reader.prefixed(radix);
    if (PythonCursor.isIdentifierPart(source.peek())) {
      throw UnreadableText.MALFORMED;
    }
    return number;
  }

  private static int radix(char letter) {
    return switch (letter) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  private Object prefixed(int radix) throws UnreadableText {
    source.skip(2);
    int start = source.position();
    if (source.peek() == '_') {
      source.skip(1);
    }
    digits(radix);
    return integer(since(start), radix);
  }

  private Object decimal() throws UnreadableText {
    int start = source.position();
    if (source.peek() != '.') {
      digits(10);
    }
    boolean whole = true;
    if (source.peek() == '.') {
      whole = false;
      source.skip(1);
      if (isDigit(source.peek())) {
        digits(10);
      }
    }
    if (source.peek() == 'e' || source.peek() == 'E') {
      whole = false;
      source.skip(source.peek(1) == '+' || source.peek(1) == '-' ? 2 : 1);
      digits(10);
    }
    String text = since(start);
    if (source.peek() == 'j' || source.peek() == 'J') {
      source.skip(1);
      return new PythonValue.Complex(0, Double.parseDouble(text));
    }
    return whole ? wholeDecimal(text) : (Object) Double.parseDouble(text);
  }

  /** Python takes {@code 000} and refuses {@code 007}, which once was octal. */
  private static BigInteger wholeDecimal(String digits) throws UnreadableText {
    if (digits.charAt(0) != '0') {
      return integer(digits, 10);
    }
    for (int i = 1; i < digits.length(); i++) {
      if (digits.charAt(i) != '0') {
        throw UnreadableText.MALFORMED;
      }
    }
    return BigInteger.ZERO;
  }

  private static BigInteger integer(String digits, int radix) throws UnreadableText {
    if (digits.length() > MAX_DIGITS) {
      throw UnreadableText.MALFORMED;
    }
    return new BigInteger(digits, radix);
  }

  /** Passes digits, in groups parted by single underscores. */
  private void digits(int radix) throws UnreadableText {
    if (!isDigit(source.peek(), radix)) {
      throw UnreadableText.MALFORMED;
    }
    while (isDigit(source.peek(), radix)
        || (source.peek() == '_' && isDigit(source.peek(1), radix))) {
      source.skip(1);
    }
  }

  private String since(int start) {
    return source.text().substring(start, source.position()).replace("_", "");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isDigit(char c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }
}
