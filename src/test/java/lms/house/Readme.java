package lms.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a page says that does not depend on the language it is written in.
 *
 * @param lines of the page, those of code as {@code " code"} without comments
 */
record Readme(List<String> lines) {
  private static final Pattern HEADING = Pattern.compile("(#+) .*");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
  private static final String CODE = "    ";

  static Readme of(Path page) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean fenced = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("```")) {
        fenced = !fenced;
      }
      lines.add(fenced || line.startsWith(CODE) ? CODE + withoutComment(line) : line);
    }
    return new Readme(lines);
  }

  private static String withoutComment(String code) {
    return code.replaceFirst("\\s+# .*$", "");
  }

  /** The levels of its headings. */
  List<String> headings() {
    return prose().map(HEADING::matcher).filter(m -> m.matches()).map(m -> m.group(1)).toList();
  }

  List<String> code() {
    return lines.stream().filter(line -> line.startsWith(CODE)).toList();
  }

  /** Where its links lead and which images it shows; the page in the other language is one. */
  List<String> links() {
    return prose()
        .flatMap(line -> groups(LINK, line))
        .map(link -> link.replace("README.ru.md", "README.md"))
        .sorted()
        .toList();
  }

  /** Its tables' cells, row by row: what is in code or is no word stays, words go. */
  List<List<String>> rows() {
    return prose().filter(line -> line.startsWith("|")).map(Readme::cells).toList();
  }

  /** The names in code of each section, sorted: a sentence may name them in another order. */
  List<List<String>> names() {
    List<List<String>> sections = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : prose().toList()) {
      if (HEADING.matcher(line).matches()) {
        sections.add(new ArrayList<>());
      }
      groups(NAME, line).forEach(sections.get(sections.size() - 1)::add);
    }
    sections.forEach(section -> section.sort(null));
    return sections;
  }

  private static List<String> cells(String row) {
    return Stream.of(row.split("\\|")).map(String::strip).map(Readme::withoutWords).toList();
  }

  private static String withoutWords(String cell) {
    boolean words = NAME.matcher(cell).replaceAll("").chars().anyMatch(Character::isLetter);
    return words ? String.join(" ", groups(NAME, cell).sorted().toList()) : cell;
  }

  private Stream<String> prose() {
    return lines.stream().filter(line -> !line.startsWith(CODE));
  }

  private static Stream<String> groups(Pattern pattern, String line) {
    return pattern.matcher(line).results().map((MatchResult found) -> found.group(1));
  }
}
