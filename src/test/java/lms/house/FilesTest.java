package lms.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lms.security.Secures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text file of the repository, as text. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FilesTest {
  private static final Set<String> NOT_OURS =
      Set.of(".git", "target", "data", "logs", "secrets", ".idea", ".vscode", ".env");

  private static final Map<String, String> TEXTS = texts();

  enum Rule {
    SHORT_CLASSES("src/main/.*\\.java", text -> text.lines().count() <= 180),
    SHORT_ROUTES("src/main/resources/routes/.*", text -> text.lines().count() <= 110),
    LAST_LINES_END(".*", text -> text.isEmpty() || text.endsWith("\n")),
    NO_TABS(".*\\.(java|ya?ml|sql)", text -> !text.contains("\t")),
    NOTHING_LEFT_TO_DO("src/main/.*|ddl/.*", text -> !found("TO" + "DO|FIX" + "ME|XX" + "X", text)),
    /** Ids are made up so that one sees it; keys are made when they are needed. */
    NOBODY_REAL(
        ".*",
        text ->
            !found("\\b(?!0{12}|0123456789abcdef|a{31}|5eedc0ffee)[0-9a-f]{32}\\b", text)
                && !found("-{5}BEGIN [A-Z ]*PRIVATE KEY-{5}\\s+[A-Za-z0-9+/]{20}", text)),
    NO_PATH_OF_ONE_MACHINE(
        ".*", text -> !found("(?<![\\w.}*-])/(?:work|tmp|home|root|Users)/\\w", text));

    private final String files;
    private final Predicate<String> holds;

    Rule(String files, Predicate<String> holds) {
      this.files = files;
      this.holds = holds;
    }

    private Stream<String> broken(Map<String, String> texts) {
      return texts.entrySet().stream()
          .filter(file -> file.getKey().matches(files) && !holds.test(file.getValue()))
          .map(Map.Entry::getKey);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Secures("S57")
  void every_file_keeps_the_rule(Rule rule) {
    assertThat(TEXTS).containsKey("pom.xml");
    assertThat(rule.broken(TEXTS)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void each_rule_can_be_broken(Rule rule) {
    String id = "5d41402abc4b2a76" + "b9719d911017c592";
    String wrong = "\t// FIX" + "ME: " + id + " in /" + "tmp/notes\n" + "\n".repeat(180) + "last";

    Map<String, String> files =
        Map.of(
            "src/main/java/lms/Wrong.java", wrong, "src/main/resources/routes/wrong.yaml", wrong);
    assertThat(rule.broken(files)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "README.md"})
  void what_a_reader_looks_for_first_is_there(String name) {
    assertThat(TEXTS.getOrDefault(name, "")).as(name).isNotBlank();
  }

  @Test
  void what_is_not_there_is_missed() {
    assertThat(TEXTS.getOrDefault("NO SUCH FILE", "")).isBlank();
  }

  private static boolean found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  /** By path from the root; what is not UTF-8 is no text. */
  private static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    try {
      Files.walkFileTree(
          Path.of(""),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (!NOT_OURS.contains(file.getFileName().toString())) {
                try {
                  texts.put(file.toString().replace('\\', '/'), Files.readString(file));
                } catch (CharacterCodingException e) {
                  // a picture
                }
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
