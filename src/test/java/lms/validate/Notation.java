package lms.validate;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One exact spelling of a literal's value, the same as in {@code literal-oracle.py}. */
final class Notation {
  static final String REFUSED = "refused";

  private Notation() {}

  /** What our parser makes of {@code text}. */
  static String of(String text) {
    try {
      return write(PythonLiteral.parse(text));
    } catch (UnreadableText e) {
      return REFUSED;
    }
  }

  private static String write(Object value) {
    if (value == null) {
      return "None";
    } else if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    } else if (value == PythonValue.Ellipsis.ELLIPSIS) {
      return "Ellipsis";
    } else if (value instanceof Double number) {
      return "f" + bits(number);
    } else if (value instanceof PythonValue.Complex c) {
      return "c" + bits(c.real()) + bits(c.imaginary());
    } else if (value instanceof String text) {
      return quoted(text, "\\u%04x");
    } else if (value instanceof PythonValue.Bytes bytes) {
      return "b" + quoted(bytes.latin1(), "\\x%02x");
    } else if (value instanceof PythonValue.Tuple tuple) {
      return "(" + joined(tuple.items()) + ")";
    } else if (value instanceof List<?> list) {
      return "[" + joined(list) + "]";
    } else if (value instanceof Set<?> set) {
      return set.stream()
          .map(Notation::write)
          .sorted()
          .collect(Collectors.joining(", ", "set(", ")"));
    } else if (value instanceof Map<?, ?> dict) {
      return dict.entrySet().stream()
          .map(e -> write(e.getKey()) + ": " + write(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString();
  }

  private static String joined(Collection<?> items) {
    return items.stream().map(Notation::write).collect(Collectors.joining(", "));
  }

  private static String bits(double number) {
    return HexFormat.of().formatHex(ByteBuffer.allocate(8).putDouble(number).array());
  }

  private static String quoted(String text, String escape) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      boolean plain = c >= 32 && c < 127 && c != '"' && c != '\\';
      out.append(plain ? String.valueOf(c) : escape.formatted((int) c));
    }
    return out.append('"').toString();
  }
}
