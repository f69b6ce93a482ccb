package lms.validate;

/** A Python text and a place in it: characters and words, without any grammar. */
class PythonCursor {
  /** What {@link #peek()} answers behind the last character; the text itself holds no NUL. */
  static final char END = '\0';

  private final String text;
  private final boolean plain;
  private int position;

  /**
   * @throws UnreadableText if the text holds NUL or a lone surrogate: Python refuses both anywhere
   */
  PythonCursor(String text) throws UnreadableText {
    if (Text.fault(text) != null) {
      throw UnreadableText.MALFORMED;
    }
    // Python, too, knows one line end only before it looks at anything else.
    this.text = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    this.plain = this.text.indexOf('\\') < 0 && this.text.indexOf('\n') < 0;
  }

  final String text() {
    return text;
  }

  /** Whether the text is one line without a backslash, so that the next quote ends a string. */
  final boolean isPlain() {
    return plain;
  }

  final int position() {
    return position;
  }

  final void moveTo(int newPosition) {
    position = newPosition;
  }

  final void skip(int characters) {
    position += characters;
  }

  /** The character here. */
  final char peek() {
    return peek(0);
  }

  /** The character {@code ahead} places further. */
  final char peek(int ahead) {
    int index = position + ahead;
    return index < text.length() ? text.charAt(index) : END;
  }

  /** Passes {@code word} if it is here and ends here. */
  final boolean acceptWord(String word) {
    boolean here = text.startsWith(word, position) && !isIdentifierPart(peek(word.length()));
    if (here) {
      position += word.length();
    }
    return here;
  }

  /** Whether {@code c} would prolong a name or a number. */
  static boolean isIdentifierPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c >= 0x80;
  }
}
