package lms.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of {@code sql/}: a comment that is its contract, then one statement.
 *
 * @param name with its ending
 */
record SqlFile(String name, String text) {
  private static final Path FOLDER = Path.of("src/main/resources/sql");
  private static final Pattern PARAMETER = Pattern.compile(":#(\\w+)");
  private static final Pattern NAME =
      Pattern.compile(
          "(cancel|check|claim|close|count|delete|insert|lock|mark|prepare|refresh|renew|select|upsert)"
              + "(_[a-z]+)+\\.sql");

  /** Every statement the product ships. */
  static List<SqlFile> shipped() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(SqlFile::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SqlFile read(Path file) {
    try {
      return new SqlFile(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with its name, its header and its letters. */
  List<String> faults() {
    List<String> wrong = new ArrayList<>();
    check(wrong, NAME.matcher(name).matches(), "is not called verb_noun.sql");
    check(wrong, header().matches("-- (?!params|returns).+ -- params : .+"), "says no purpose");
    check(wrong, header().contains(" -- params : "), "has no line -- params : …");
    check(wrong, header().contains(" -- returns: "), "has no line -- returns: …");
    String words = statement().replaceAll("E?'[^']*'", "").replaceAll("\"[^\"]*\"", "");
    check(wrong, words.equals(words.toLowerCase()), "has words in upper case");
    check(wrong, !words.contains(";"), "has more than one statement");
    check(
        wrong,
        used().equals(documented()),
        "uses the parameters %s and documents %s".formatted(used(), documented()));
    return wrong.stream().map(fault -> name + " " + fault).toList();
  }

  /** The statement as JDBC takes it. */
  String prepared() {
    return PARAMETER.matcher(statement()).replaceAll("?");
  }

  private String statement() {
    return text.lines().filter(line -> !isComment(line)).collect(Collectors.joining("\n"));
  }

  /** The comment on top, its lines joined by blanks. */
  private String header() {
    return text.lines().takeWhile(SqlFile::isComment).collect(Collectors.joining(" "));
  }

  private static boolean isComment(String line) {
    return line.startsWith("--");
  }

  private Set<String> used() {
    Set<String> names = new TreeSet<>();
    Matcher parameter = PARAMETER.matcher(statement());
    while (parameter.find()) {
      names.add(parameter.group(1));
    }
    return names;
  }

  /** {@code a, b text; c date (what it is)}: the first word of each part; or {@code none}. */
  private Set<String> documented() {
    String parameters =
        header().replaceFirst(".*-- params : ", "").replaceFirst("-- returns.*", "");
    String names = parameters.replaceAll("\\([^)]*\\)", "").replace("--", "");
    return Stream.of(names.split("[,;]"))
        .map(part -> part.strip().replaceFirst("\\s.*", ""))
        .filter(name -> !name.equals("none"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void check(List<String> wrong, boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }
}
