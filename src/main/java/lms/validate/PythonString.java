package lms.validate;

/**
 * Reads {@code 'a'}, {@code "a"}, {@code '''a'''} with the prefixes u, r, b, rb, br in either case,
 * and strings side by side as one. The usual string, without a backslash, is one {@code substring}.
 */
final class PythonString {
  private final PythonSource source;
  private boolean raw;
  private boolean bytes;
  private boolean escaped;

  private PythonString(PythonSource source) {
    this.source = source;
  }

  /** Whether a string begins here. */
  static boolean startsAt(PythonSource source) {
    return prefixLength(source) >= 0;
  }

  /**
   * @return {@code String} or {@link PythonValue.Bytes}
   * @throws UnreadableText if a string does not end, an escape is broken, or text meets bytes
   */
  static Object read(PythonSource source) throws UnreadableText {
    PythonString reader = new PythonString(source);
    String text = reader.token();
    boolean bytes = reader.bytes;
    source.skipBlanks();
    if (startsAt(source)) {
      text = reader.joined(text, bytes);
    }
    return bytes ? new PythonValue.Bytes(text) : text;
  }

  private String joined(String first, boolean ofBytes) throws UnreadableText {
    StringBuilder all = new StringBuilder(first);
    while (startsAt(source)) {
      all.append(token());
      if (bytes != ofBytes) {
        throw UnreadableText.MALFORMED;
      }
      source.skipBlanks();
    }
    return all.toString();
  }

  /** How many letters stand before the quote, or -1 if no string begins here. */
  private static int prefixLength(PythonSource source) {
    if (isQuote(source.peek())) {
      return 0;
    }
    char first = Character.toLowerCase(source.peek());
    if (isQuote(source.peek(1))) {
      return first == 'u' || first == 'r' || first == 'b' ? 1 : -1;
    }
    char second = Character.toLowerCase(source.peek(1));
    boolean rawBytes = (first == 'r' && second == 'b') || (first == 'b' && second == 'r');
    return rawBytes && isQuote(source.peek(2)) ? 2 : -1;
  }

  private String token() throws UnreadableText {
    int start = source.position() + readPrefix();
    String text = source.text();
    char quote = text.charAt(start);
    boolean triple = isTriple(start, quote);
    int from = start + (triple ? 3 : 1);
    int to = bodyEnd(from, quote, triple);
    source.moveTo(to + (triple ? 3 : 1));
    String body = text.substring(from, to);
    if (bytes && !isAscii(body)) {
      throw UnreadableText.MALFORMED;
    }
    return escaped && !raw ? PythonEscapes.decoded(body, bytes) : body;
  }

  private int readPrefix() {
    int length = prefixLength(source);
    raw = false;
    bytes = false;
    escaped = false;
    for (int i = 0; i < length; i++) {
      raw |= Character.toLowerCase(source.peek(i)) == 'r';
      bytes |= Character.toLowerCase(source.peek(i)) == 'b';
    }
    return length;
  }

  /** The index of the closing quote. */
  private int bodyEnd(int from, char quote, boolean triple) throws UnreadableText {
    String text = source.text();
    if (source.isPlain() && !triple) {
      return found(text.indexOf(quote, from)); // nearly every string, and ten times as fast
    }
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == quote && (!triple || isTriple(i, quote))) {
        return i;
      }
      if (c == '\n' && !triple) {
        break;
      }
      escaped |= c == '\\';
      i += c == '\\' ? 2 : 1; // what follows does not end the string, in a raw one neither
    }
    throw UnreadableText.MALFORMED;
  }

  private static int found(int index) throws UnreadableText {
    if (index < 0) {
      throw UnreadableText.MALFORMED;
    }
    return index;
  }

  private boolean isTriple(int index, char quote) {
    String text = source.text();
    return index + 2 < text.length()
        && text.charAt(index) == quote
        && text.charAt(index + 1) == quote
        && text.charAt(index + 2) == quote;
  }

  private static boolean isAscii(String body) {
    return body.chars().allMatch(c -> c < 0x80);
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c == '"';
  }
}
