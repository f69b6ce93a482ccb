package lms.validate;

import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random Python literals: valid ones of every kind, real-looking parameters, and broken ones. */
final class LiteralGenerator {
  private static final String[] NUMBERS =
      words(
          """
          0 00 0_0 7 -1 +2 1_000 0x1F 0XaB_c 0o17 0b10_1 1. .5 -0.0 1e5 1_0.0_1 1E-7 1e400 01.5 2j
          1+2j -1.5-.5J (-1)+(2j) 1e999j 9007199254740993 123456789012345678901234567890
          1.7976931348623157e308 5e-324 -(1)
          """);
  private static final String[] CHARACTERS =
      words(
          """
          a Z 0 / : + @ %2B ' " \\\\ \\' \\" \\n \\t \\0 \\12 \\377 \\400 \\777 \\x41 \\xe9 \\u0416 \\U0001F600
          \\q \\8 \\a\\b\\f\\r\\v é Ж 😀 \u00a0 \u2028 \u0001 \u007f # { \\ud83d\\ude00
          """,
          " ", "\t", "\\\n");
  private static final String[] PREFIXES = {
    "", "", "", "", "u", "U", "r", "R", "b", "B", "rb", "bR", "Br"
  };
  private static final String[] QUOTES = {"'", "'", "'", "\"", "\"", "'''", "\"\"\""};
  private static final String[] BLANKS = {
    "", "", "", "", " ", " ", "  ", "\t", "\f", "\\\n", "\\\r\n", "#c\n"
  };
  private static final String[] SCRAPS =
      words(
          """
          ' " \''' \\ # , : ( ) [ ] { } + - * . ... _ 0 1 e j 0x b r u f None True set set() () \ud800 \udc00
          é \ufeff \u00a0 \\u \\x4 = ! lambda:0 a ** 1_ 00 01 \\N b'\\xff' u\''
          """,
          "\n",
          "\r",
          "\r\n",
          "\t",
          " ",
          "\f",
          "\u0000",
          "\u000b",
          " for x in y",
          " if 1 else 2");

  /** Where the rules for numbers, line ends and strings are thickest. */
  private static final String[] ALPHABETS = {
    "001279__..eEjJ+-xXobB(", " \t\f\n\r\\\\#1,()", "''\"\"\\abxrRuB0\n8", "{}[](),,:::'1a."
  };

  private final Random random;

  LiteralGenerator(long seed) {
    random = new Random(seed);
  }

  String next() {
    String text =
        switch (random.nextInt(6)) {
          case 0, 1 -> parameters();
          case 2 -> noise(pick(ALPHABETS));
          case 3 -> edge() + value(3) + edge();
          default -> value(3);
        };
    int changes = random.nextInt(5) < 2 ? 0 : random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      text = changed(text);
    }
    return text;
  }

  private String value(int depth) {
    int kind = random.nextInt(depth > 0 ? 14 : 8);
    return blank()
        + switch (kind) {
          case 0, 1, 2 -> pick(NUMBERS);
          case 3, 4, 5 -> strings();
          case 6 -> pick("None", "True", "False", "...", "set()", "()", "[]", "{}");
          case 7 -> random.nextInt(3) == 0 ? longNumber() : strings();
          case 8, 9, 10 -> "{" + items(i -> key(depth) + ":" + value(depth - 1)) + "}";
          case 11 -> "[" + items(i -> value(depth - 1)) + "]";
          case 12 -> "(" + items(i -> value(depth - 1)) + ")";
          default -> "{" + key(depth) + "," + items(i -> key(depth)) + "}";
        }
        + blank();
  }

  /** Mostly what Python can hash, and often equal to another key. */
  private String key(int depth) {
    return switch (random.nextInt(9)) {
      case 0 -> value(depth - 1);
      case 1 ->
          pick("1", "1.0", "True", "1+0j", "0", "-0.0", "0j", "False", "(1,)", "(True,)", "1e999");
      case 2 -> pick(NUMBERS);
      default -> strings();
    };
  }

  private String items(IntFunction<String> item) {
    int count = random.nextInt(4);
    String items = IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(","));
    return count > 0 && random.nextInt(3) == 0 ? items + "," + blank() : items;
  }

  private String strings() {
    String first = string(pick(PREFIXES));
    return random.nextInt(8) > 0 ? first : first + blank() + string(pick(PREFIXES));
  }

  private String string(String prefix) {
    String quote = pick(QUOTES);
    boolean ascii = prefix.toLowerCase(Locale.ROOT).contains("b");
    String body =
        IntStream.range(0, random.nextInt(12))
            .mapToObj(i -> pick(CHARACTERS))
            .filter(c -> !c.contains(quote.substring(0, 1)) || c.length() > 1 || quote.length() > 1)
            .filter(c -> !ascii || c.chars().allMatch(u -> u < 0x80) || random.nextInt(99) == 0)
            .collect(Collectors.joining());
    return prefix + quote + body + quote;
  }

  private String longNumber() {
    return pick("", "-", ".", "0.", "0x", "1e-") + "1234567890".repeat(1 + random.nextInt(40));
  }

  /** As the grader writes them: three strings, now and then with something awkward in them. */
  private String parameters() {
    String odd = random.nextBoolean() ? "" : string("").replace("\n", "");
    return "{'oauth_consumer_key': '', 'lis_result_sourcedid': "
        + pick("'course-v1:Uni+PY+R1:lms.example.org-", "\"O'Reilly:lms.example.org-")
        + (random.nextBoolean() ? "0f".repeat(16) + ":1'" : "\\u0416\\'\"'")
        + odd
        + ", 'lis_outcome_service_url': "
        + pick("None", "'https://lms.example.org/courses/course-v1:Uni+PY+R1/xblock'", "u'https'")
        + pick("}", "}", ", }", ",\n}\n", "", "]}");
  }

  private String noise(String alphabet) {
    return IntStream.range(0, 1 + random.nextInt(8))
        .mapToObj(i -> alphabet.charAt(random.nextInt(alphabet.length())))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private String edge() {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> pick(" ", "\t", "\n", "\r", "\r\n", "\f", "\\\n", "# c\n", "#"))
        .collect(Collectors.joining());
  }

  private String changed(String text) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + 1 + random.nextInt(3));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at) + text.substring(to);
      case 1 -> text.substring(0, at) + text.substring(at, to).repeat(2) + text.substring(to);
      case 2 -> text.substring(0, at);
      default -> text.substring(0, at) + pick(SCRAPS) + text.substring(at);
    };
  }

  /** The words of a text, which blanks and line ends part, and others that hold such themselves. */
  private static String[] words(String text, String... others) {
    return Stream.concat(Stream.of(text.strip().split("[ \n]+")), Stream.of(others))
        .toArray(String[]::new);
  }

  private String blank() {
    return pick(BLANKS);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
