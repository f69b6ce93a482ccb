package lms.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages that say what a message means and what to do, as the checks see them: the words they
 * quote in a heading, behind "Message.", or in the first column of a table.
 */
record Manual(List<String> lines) {
  private static final int ENOUGH = 3;
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|`([^`]+)`");
  private static final Pattern LOG_LINE =
      Pattern.compile("Log (WARN|ERROR) `([\\w-]+)`:((?:,? \"[^\"]+\")+)");
  private static final String CELLS = " · ";

  /** Words of a page for a line of the log: of this level, by this name. */
  record Entry(String level, String name, String words) {}

  static Manual shipped() throws IOException {
    return of(
        Files.readString(Path.of("docs/operations.md"))
            + Files.readString(Path.of("docs/troubleshooting.md")));
  }

  /** A page that is not on the disk; a paragraph is one line. */
  static Manual of(String page) {
    return new Manual(page.replaceAll("\n {2}(?! )", " ").lines().toList());
  }

  /** Whether it explains {@code message}: words of it are quoted, three at least if it has them. */
  boolean explains(String message) {
    return Stream.concat(quoted(), cells()).anyMatch(quoted -> isOf(message, quoted));
  }

  static boolean isOf(String message, String quoted) {
    String pattern =
        Arrays.stream(quoted.strip().split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return words(quoted) >= Math.min(ENOUGH, words(message))
        && Pattern.compile(pattern).matcher(message).find();
  }

  /** Words that do not differ from one time to the next. */
  static long words(String text) {
    return Arrays.stream(text.split("\\s+"))
        .filter(word -> word.chars().anyMatch(Character::isLetter))
        .count();
  }

  /** What it says of lines of the log, by level and name. */
  Collection<Entry> ofLog() {
    return headingsAndMessages()
        .flatMap(line -> LOG_LINE.matcher(line).results())
        .flatMap(
            log ->
                QUOTED
                    .matcher(log.group(3))
                    .results()
                    .map(words -> new Entry(log.group(1), log.group(2), words.group(1))))
        .toList();
  }

  private Stream<String> headingsAndMessages() {
    return lines.stream()
        .filter(line -> line.startsWith("### ") || line.startsWith("* **Message.** "));
  }

  private Stream<String> quoted() {
    return headingsAndMessages()
        .flatMap(line -> QUOTED.matcher(line).results())
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1));
  }

  private Stream<String> cells() {
    return lines.stream()
        .filter(line -> line.startsWith("| "))
        .flatMap(row -> Stream.of(row.split("\\|")[1].split(CELLS)))
        .map(String::strip);
  }
}
