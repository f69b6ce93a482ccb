package lms.validate;

import java.util.Map;
import lms.attempt.RawRecord;

/** What may be shown of a value that is at fault. */
public final class Got {
  private static final int LONGEST = 40;

  private Got() {}

  /** Type and length, for fields that may identify somebody; {@code null} if there is no value. */
  public static String type(Object value) {
    if (value == null || value == RawRecord.ABSENT) {
      return null;
    } else if (value instanceof String text) {
      int length = Text.characters(text);
      return "text of " + length + (length == 1 ? " character" : " characters");
    } else if (value instanceof Boolean) {
      return "boolean";
    } else if (value instanceof Map<?, ?>) {
      return "object";
    } else if (value instanceof RawRecord.JsonNumber || value instanceof Number) {
      return "number";
    }
    return value instanceof PythonValue ? "another type" : "array";
  }

  /** The value itself, for fields that identify nobody; a text as {@link #shown} and in quotes. */
  public static String value(Object value) {
    if (value instanceof String text) {
      return "'" + shown(text) + "'";
    } else if (value instanceof Boolean) {
      return value.toString();
    } else if (value instanceof RawRecord.JsonNumber number) {
      return shown(number.text());
    }
    return type(value);
  }

  /**
   * The text with whatever could move or hide the rest of the line escaped, cut at 40 characters.
   */
  public static String shown(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      String next = isHarmless(codePoint) ? Character.toString(codePoint) : escaped(codePoint);
      if (out.length() + next.length() > LONGEST) {
        return out.append('…').toString();
      }
      out.append(next);
      i += Character.charCount(codePoint);
    }
    return out.toString();
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> codePoint != '\\' && codePoint != '\'';
    };
  }

  private static String escaped(int codePoint) {
    return codePoint == '\\' || codePoint == '\''
        ? "\\" + (char) codePoint
        : "\\u{" + Integer.toHexString(codePoint) + "}";
  }
}
