package lms.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lms.attempt.RawRecord.JsonNumber;

/**
 * A reader of strict JSON (RFC 8259) that shares nothing with the product's: of a text in memory,
 * by recursion, for tests to compare with. As the product's it refuses names with half a surrogate
 * pair that is escaped.
 */
public final class JsonOracle {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final String BLANKS = " \t\r\n";
  private static final String SHORT = "\"\\/bfnrt";
  private static final String MEANT = "\"\\/\b\f\n\r\t";

  private final String text;
  private final int deepest;
  private final boolean namesTwice;
  private int at;
  private int depth;

  /** It is no JSON, or deeper than it may be. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private JsonOracle(String text, int deepest, boolean namesTwice) {
    this.text = text;
    this.deepest = deepest;
    this.namesTwice = namesTwice;
  }

  /**
   * The value: {@code Map}, {@code List}, {@code String}, {@code Boolean}, {@code JsonNumber} or
   * {@code null}.
   *
   * @param deepest brackets that may be open
   * @param namesTwice whether an object may have a name twice; the last one counts
   */
  public static Object read(String text, int deepest, boolean namesTwice) throws Refused {
    JsonOracle oracle = new JsonOracle(text, deepest, namesTwice);
    Object value = oracle.value();
    oracle.blanks();
    oracle.require(oracle.at == text.length());
    return value;
  }

  private Object value() throws Refused {
    blanks();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string(false);
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object() throws Refused {
    Map<String, Object> members = new LinkedHashMap<>();
    open();
    while (peek() != '}') {
      String name = string(true);
      require(namesTwice || !members.containsKey(name));
      blanks();
      accept(':');
      members.put(name, value());
      separator('}');
    }
    close();
    return members;
  }

  private List<Object> array() throws Refused {
    List<Object> elements = new ArrayList<>();
    open();
    while (peek() != ']') {
      elements.add(value());
      separator(']');
    }
    close();
    return elements;
  }

  private void open() throws Refused {
    at++;
    require(++depth <= deepest);
    blanks();
  }

  private void close() {
    at++;
    depth--;
  }

  /** A comma and what comes behind it, or the end, which stays. */
  private void separator(char end) throws Refused {
    blanks();
    if (peek() != end) {
      accept(',');
      blanks();
      require(peek() != end);
    }
  }

  private String string(boolean name) throws Refused {
    StringBuilder value = new StringBuilder();
    accept('"');
    while (peek() != '"') {
      char next = text.charAt(at++);
      require(next >= ' ');
      value.append(
          next != '\\' ? String.valueOf(next) : name ? whole() : String.valueOf(escaped()));
    }
    at++;
    return value.toString();
  }

  /** One character, or the two that are one. */
  private String whole() throws Refused {
    char first = escaped();
    require(!Character.isLowSurrogate(first));
    if (!Character.isHighSurrogate(first)) {
      return String.valueOf(first);
    }
    accept('\\');
    char second = escaped();
    require(Character.isLowSurrogate(second));
    return "" + first + second;
  }

  private char escaped() throws Refused {
    char kind = peek();
    at++;
    if (kind != 'u') {
      require(SHORT.indexOf(kind) >= 0);
      return MEANT.charAt(SHORT.indexOf(kind));
    }
    require(at + 4 <= text.length() && text.substring(at, at + 4).matches("[0-9a-fA-F]{4}"));
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private Object word(String word, Object value) throws Refused {
    require(text.startsWith(word, at));
    at += word.length();
    return value;
  }

  private Object number() throws Refused {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    require(number.lookingAt());
    at = number.end();
    return new JsonNumber(number.group());
  }

  private void blanks() {
    while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void accept(char wanted) throws Refused {
    require(peek() == wanted);
    at++;
  }

  private char peek() throws Refused {
    require(at < text.length());
    return text.charAt(at);
  }

  private void require(boolean holds) throws Refused {
    if (!holds) {
      throw new Refused();
    }
  }
}
