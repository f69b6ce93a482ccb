package lms.support;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random JSON: whole texts of every kind, and texts that something has happened to. */
public final class JsonGenerator {
  private static final String[] NAMES = {
    "lti_user_id",
    "passback_params",
    "is_correct",
    "attempt_type",
    "created_at",
    "lis_result_sourcedid",
    "a",
    "\\u0061",
    ""
  };
  private static final String[] NUMBERS = {
    "0", "-0", "1", "-1", "10", "0.5", "1.0", "1e5", "1E+05", "-1.5e-3", "1e999999", "123456789012"
  };
  private static final String[] CHARACTERS = {
    "a",
    "Z",
    "0",
    " ",
    "/",
    "'",
    "é",
    "Ж",
    "€",
    "😀",
    "\u2028",
    "\u007f",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b",
    "\\f",
    "\\n",
    "\\r",
    "\\t",
    "\\u0416",
    "\\u0000",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\uDE00"
  };
  private static final String[] BLANKS = {"", "", "", "", " ", "\n", "\t", "\r\n  "};
  private static final String[] SCRAPS = {
    "\"",
    "\\",
    ",",
    ":",
    "[",
    "]",
    "{",
    "}",
    "0",
    "1",
    "-",
    "+",
    ".",
    "e",
    "tru",
    "true",
    "null",
    "NaN",
    "Infinity",
    "'",
    "/*x*/",
    "//x\n",
    "#",
    "\n",
    "\t",
    "\0",
    "\f",
    "\u000b",
    "\u00a0",
    "\ufeff",
    "\ufffd",
    "\uf8ff",
    "\\u",
    "\\x41",
    "\\q",
    "[]",
    "[1]",
    "[[[[[[[[",
    "\u0001"
  };

  private final Random random;

  /** The same seed gives the same texts. */
  public JsonGenerator(long seed) {
    random = new Random(seed);
  }

  /** The next text: an array of records more often than not. */
  public String array() {
    String text = blank() + "[" + items(i -> record()) + "]" + blank();
    return changed(random.nextInt(40) == 0 ? deep(56 + random.nextInt(16)) : text);
  }

  /** The next text: an object more often than not. */
  public String object() {
    String text = blank() + (random.nextInt(8) == 0 ? value(3) : record()) + blank();
    return changed(random.nextInt(40) == 0 ? "{\"a\":" + deep(12 + random.nextInt(12)) : text);
  }

  private String record() {
    return random.nextInt(6) == 0
        ? value(3)
        : blank() + "{" + items(i -> member(2)) + "}" + blank();
  }

  private String value(int depth) {
    return blank()
        + switch (random.nextInt(depth > 0 ? 8 : 6)) {
          case 0 -> pick("true", "false", "null");
          case 1 -> pick(NUMBERS);
          case 6 -> "[" + items(i -> value(depth - 1)) + "]";
          case 7 -> "{" + items(i -> member(depth - 1)) + "}";
          default -> string();
        }
        + blank();
  }

  private String member(int depth) {
    String name = random.nextInt(3) == 0 ? string() : '"' + pick(NAMES) + '"';
    return blank() + name + blank() + ":" + value(depth);
  }

  private String string() {
    return IntStream.range(0, random.nextInt(8))
        .mapToObj(i -> pick(CHARACTERS))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private String items(IntFunction<String> item) {
    return IntStream.range(0, random.nextInt(4)).mapToObj(item).collect(Collectors.joining(","));
  }

  private static String deep(int brackets) {
    return "[".repeat(brackets) + "]".repeat(brackets);
  }

  /** Half of the texts stay whole; to others one to three things happen. */
  private String changed(String text) {
    String changed = text;
    for (int i = random.nextBoolean() ? 0 : 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(3) == 0 ? 0 : random.nextInt(changed.length() + 1);
      int to = Math.min(changed.length(), at + 1 + random.nextInt(3));
      changed =
          switch (random.nextInt(6)) {
            case 0 -> changed.substring(0, at) + changed.substring(to);
            case 1 -> changed.substring(0, to) + changed.substring(at);
            case 2 -> changed.substring(0, at);
            default -> changed.substring(0, at) + pick(SCRAPS) + changed.substring(at);
          };
    }
    return changed;
  }

  private String blank() {
    return pick(BLANKS);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
