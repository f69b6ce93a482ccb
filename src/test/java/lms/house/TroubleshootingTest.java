package lms.house;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lms.settings.Setting;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages that {@code docs/troubleshooting.md} explains are those that people see. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TroubleshootingTest {
  private static final Path PAGE = Path.of("docs/troubleshooting.md");
  private static final Pattern ENTRY = Pattern.compile("(?m)^### (.*)\n(.*)\n");
  private static final Pattern NAME = Pattern.compile("`([A-Z]+(?:_[A-Z0-9]+)+)\\b");

  /** A message in both languages, as the page shows it. */
  record Message(String english, String russian) {}

  @Test
  void every_heading_is_a_text_of_the_program_in_both_languages() throws IOException {
    List<Message> explained = explained(Files.readString(PAGE));

    assertThat(explained).hasSizeGreaterThan(24).doesNotHaveDuplicates();
    assertThat(explained).isSubsetOf(texts());
  }

  @Test
  void every_entry_says_what_to_do() throws IOException {
    String[] entries = Files.readString(PAGE).split("(?m)^### ");

    assertThat(Stream.of(entries).skip(1)).allMatch(entry -> entry.contains("* **Fix.** "));
  }

  @Test
  void every_setting_it_names_is_one() throws IOException {
    Set<String> settings = Stream.of(Setting.values()).map(Setting::name).collect(toSet());
    Stream<String> named =
        NAME.matcher(Files.readString(PAGE)).results().map(name -> name.group(1));

    assertThat(named.filter(name -> !Set.of("NAME_FILE", "X_FILE", "JAVA_HOME").contains(name)))
        .isNotEmpty()
        .isSubsetOf(settings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          an attempt''s {0} of {1,number,0.0} ; an attempt's … of …
          {0} day|{0} days                    ; … day
          """)
  void what_differs_is_an_ellipsis(String text, String shown) {
    assertThat(shown(text)).isEqualTo(shown);
  }

  private static List<Message> explained(String page) {
    return ENTRY
        .matcher(page)
        .results()
        .map(entry -> new Message(code(entry, 1), code(entry, 2)))
        .toList();
  }

  private static String code(MatchResult entry, int group) {
    assertThat(entry.group(group)).startsWith("`").endsWith("`");
    return entry.group(group).replace("`", "");
  }

  private static Set<Message> texts() {
    return Stream.of(new File("src/main/resources/texts").list())
        .map(file -> file.replaceFirst("_..\\.properties$", ""))
        .distinct()
        .flatMap(TroubleshootingTest::texts)
        .collect(toSet());
  }

  private static Stream<Message> texts(String area) {
    ResourceBundle english = new Texts(Language.EN).area(area);
    ResourceBundle russian = new Texts(Language.RU).area(area);
    return english.keySet().stream()
        .map(key -> new Message(shown(english.getString(key)), shown(russian.getString(key))));
  }

  /** The first form of a text, with an ellipsis for each value. */
  static String shown(String text) {
    return text.split("\\|")[0].replaceAll("\\{\\d[^}]*}", "…").replace("''", "'").strip();
  }
}
