package lms.sandbox;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes values as Python's {@code repr} does, which is how the grader writes its parameters. */
final class PythonRepr {
  private PythonRepr() {}

  /** A dict of texts, in the order of the map. */
  static String of(Map<String, String> dict) {
    return dict.entrySet().stream()
        .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** A text: in single quotes, unless it has some of those and no double ones. */
  static String of(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder repr = new StringBuilder(text.length() + 2).append(quote);
    text.codePoints().forEach(c -> repr.append(character(c, quote)));
    return repr.append(quote).toString();
  }

  private static String character(int c, char quote) {
    if (c == quote || c == '\\') {
      return "\\" + (char) c;
    }
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> printable(c) ? Character.toString(c) : escape(c);
    };
  }

  private static String escape(int c) {
    String format = c <= 0xff ? "\\x%02x" : c <= 0xffff ? "\\u%04x" : "\\U%08x";
    return String.format(Locale.ROOT, format, c);
  }

  private static boolean printable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
