package lms.validate;

/**
 * What stands between the tokens of a Python text: blanks, comments, line ends, brackets. A line
 * may end anywhere inside brackets; outside them only a backslash carries on into the next line.
 */
final class PythonSource extends PythonCursor {
  private static final int MAX_DEPTH = 20;

  private int depth;

  /**
   * @throws UnreadableText if the text holds NUL or a lone surrogate
   */
  PythonSource(String text) throws UnreadableText {
    super(text);
  }

  /** Goes to where the literal begins. Blanks before it are an indentation, except in line 1. */
  void begin() throws UnreadableText {
    while (peek() == ' ' || peek() == '\t') {
      skip(1);
    }
    skipEmptyLines();
  }

  /** Checks that nothing but empty lines follows the literal. */
  void end() throws UnreadableText {
    if (peek() == '\n') {
      skipEmptyLines();
    }
    if (peek() != END) {
      throw UnreadableText.MALFORMED;
    }
  }

  /** Passes {@code expected} and the blanks behind it, if it is here. */
  boolean accept(char expected) throws UnreadableText {
    if (peek() != expected) {
      return false;
    }
    skip(1);
    skipBlanks();
    return true;
  }

  /** Passes an opening bracket and the blanks behind it. */
  void open() throws UnreadableText {
    if (++depth > MAX_DEPTH) {
      throw UnreadableText.TOO_DEEP;
    }
    skip(1);
    skipBlanks();
  }

  /** Passes the closing bracket that must be here. */
  void close(char bracket) throws UnreadableText {
    if (peek() != bracket) {
      throw UnreadableText.MALFORMED;
    }
    skip(1);
    depth--;
  }

  /** Whether no further element can begin here. */
  boolean atEndOfElements() {
    return switch (peek()) {
      case ')', ']', '}', '\n', END -> true;
      default -> false;
    };
  }

  /** Passes what may stand between two tokens. */
  void skipBlanks() throws UnreadableText {
    while (true) {
      char c = peek();
      if (c == ' ' || c == '\t' || c == '\f' || (c == '\n' && depth > 0)) {
        skip(1);
      } else if (c == '\\') {
        continueLine();
      } else if (c == '#') {
        skipComment();
      } else {
        return;
      }
    }
  }

  /** Passes lines of blanks and comments; the line after them must not be indented. */
  private void skipEmptyLines() throws UnreadableText {
    boolean indented = false;
    boolean continued = false; // an indentation before a backslash counts whatever follows
    while (true) {
      char c = peek();
      if (c == '\\') {
        continued |= indented;
        continueLine();
      } else if (c == '#') {
        skipComment();
        indented = false;
        continued = false;
      } else if (c == '\n') {
        skip(1);
        indented = false;
        continued = false;
      } else if (c == ' ' || c == '\t' || c == '\f') {
        skip(1);
        indented = c != '\f'; // a form feed begins the line anew
      } else if (indented || continued) {
        throw UnreadableText.MALFORMED;
      } else {
        return;
      }
    }
  }

  private void skipComment() {
    while (peek() != '\n' && peek() != END) {
      skip(1);
    }
  }

  private void continueLine() throws UnreadableText {
    if (peek(1) != '\n' || peek(2) == END) {
      throw UnreadableText.MALFORMED;
    }
    skip(2);
  }
}
