package lms.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lms.texts.Sentence;

/**
 * The text of a {@code .env} file, as python-dotenv and docker compose users write it: comments,
 * {@code export}, quotes that may span lines, a comment after a blank in unquoted values. Of a name
 * written twice the last value counts. {@code ${NAME}} is refused, not expanded: a value that means
 * another thing in another program is worse than an error.
 */
final class EnvFile {
  private static final Pattern NOTHING = Pattern.compile("[ \\t]*(?:#[^\\n]*)?(?=\\n|\\z)");
  private static final Pattern NAME =
      Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \\t]*=");
  private static final Pattern SINGLE = Pattern.compile("'([^'\\\\]*+(?:\\\\(?s:.)[^'\\\\]*+)*+)'");
  private static final Pattern DOUBLE =
      Pattern.compile("\"([^\"\\\\]*+(?:\\\\(?s:.)[^\"\\\\]*+)*+)\"");
  private static final Pattern UNQUOTED = Pattern.compile("([^\\n]*)");
  private static final Pattern BLANKS = Pattern.compile("[ \\t]*");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([nrt$'\"\\\\])");
  private static final Pattern COMMENT = Pattern.compile("\\s#.*", Pattern.DOTALL);
  private static final Pattern REFERENCE = Pattern.compile("(?<!\\\\)\\$\\{");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<BrokenLine> broken = new ArrayList<>();
  private final String text;

  /**
   * A line that cannot be read; its content is not told, it may hold a secret.
   *
   * @param number from 1
   */
  record BrokenLine(int number, Sentence problem) {}

  private EnvFile(String text) {
    this.text = text;
  }

  static EnvFile parse(String raw) {
    String withoutMark = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    EnvFile file = new EnvFile(withoutMark.replace("\r\n", "\n"));
    file.readAll();
    return file;
  }

  /** Values by name, in the order of the file. */
  Map<String, String> values() {
    return values;
  }

  List<BrokenLine> broken() {
    return broken;
  }

  private void readAll() {
    int at = 0;
    int line = 1;
    while (at < text.length()) {
      int end;
      try {
        end = readEntry(at);
      } catch (Unfit e) {
        broken.add(new BrokenLine(line, e.phrase()));
        end = matcher(UNQUOTED, at).end();
      }
      line += (int) text.substring(at, end).chars().filter(c -> c == '\n').count() + 1;
      at = end + 1;
    }
  }

  /** Reads one entry, comment or empty line; returns where its last line ends. */
  private int readEntry(int at) throws Unfit {
    Matcher nothing = matcher(NOTHING, at);
    if (nothing != null) {
      return nothing.end();
    }
    Matcher name = matcher(NAME, at);
    if (name == null) {
      throw new Unfit("settings.line.form");
    }
    Matcher value = value(name.end());
    Matcher rest = matcher(NOTHING, value.end());
    if (rest == null) {
      throw new Unfit("settings.line.rest");
    }
    values.put(name.group(1), decoded(value));
    return rest.end();
  }

  private Matcher value(int at) throws Unfit {
    int start = matcher(BLANKS, at).end();
    char first = start < text.length() ? text.charAt(start) : '\n';
    if (first != '\'' && first != '"') {
      return matcher(UNQUOTED, at);
    }
    Matcher quoted = matcher(first == '"' ? DOUBLE : SINGLE, start);
    if (quoted == null) {
      throw new Unfit("settings.line.open");
    }
    return quoted;
  }

  private static String decoded(Matcher value) throws Unfit {
    String text = value.group(1);
    if (value.pattern() == SINGLE) {
      return text.replaceAll("\\\\(['\\\\])", "$1");
    }
    if (REFERENCE.matcher(text).find()) {
      throw new Unfit("settings.line.reference", "${…}");
    }
    return value.pattern() == DOUBLE
        ? ESCAPE.matcher(text).replaceAll(escape -> unescaped(escape.group(1)))
        : COMMENT.matcher(text).replaceFirst("").strip();
  }

  private static String unescaped(String letter) {
    return switch (letter) {
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      default -> Matcher.quoteReplacement(letter);
    };
  }

  private Matcher matcher(Pattern pattern, int at) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher : null;
  }
}
