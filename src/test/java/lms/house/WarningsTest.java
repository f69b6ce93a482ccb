package lms.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whatever the program says at WARN or ERROR, a page says what it means and what to do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WarningsTest {
  private static final List<LogMessage> MESSAGES = LogMessage.shipped();
  private static final Texts TEXTS = new Texts(Language.EN);
  private static final String MAIL = "mail\\.problem\\.(?!kept$).*";
  private static final String LOAD_RUN =
      "problem\\.(connect(\\.(?!timeout$).*)?|reply\\.(?!where$).*|reading\\..*|deadline"
          + "|stopped\\..*|receipt|uncertain|database|defect)|database\\.connect(\\..*)?";

  /** Messages that are made of texts of the program: the logger, and the texts' names. */
  private static final Map<String, String> MADE_OF =
      Map.of(
          "window",
          LOAD_RUN + "|problem\\.try",
          "fail",
          LOAD_RUN,
          "quarantine",
          "problem\\.reason\\..*",
          "doubt",
          "problem\\.doubt\\.(few|many|ends-early|more)",
          "dispatch",
          MAIL,
          "mail",
          MAIL,
          "straight",
          MAIL,
          "report",
          "sheet\\.((tab|headings|date|day|refused)\\..*|amiss|busy|unreachable|defect)(?<!remedy)"
              + "|export\\.csv\\.(failed|no-numbers)");

  @Test
  void every_warning_and_error_of_the_log_has_its_entry() throws IOException {
    Manual manual = Manual.shipped();
    Stream<LogMessage> worded =
        MESSAGES.stream().filter(message -> Manual.words(message.text()) > 0);

    assertThat(MESSAGES).hasSizeGreaterThan(40);
    assertThat(worded.filter(message -> !manual.explains(message.text()))).isEmpty();
  }

  @Test
  void what_has_no_words_of_its_own_is_made_of_texts() {
    Stream<String> wordless =
        MESSAGES.stream()
            .filter(message -> Manual.words(message.text()) == 0)
            .map(LogMessage::name);

    assertThat(wordless).isNotEmpty().isSubsetOf(MADE_OF.keySet());
    assertThat(MESSAGES.stream().map(LogMessage::name)).containsAll(MADE_OF.keySet());
  }

  @Test
  void so_has_every_text_that_such_a_line_is_made_of() throws IOException {
    Manual manual = Manual.shipped();
    Map<String, String> texts = english();

    for (String names : MADE_OF.values()) {
      assertThat(texts.keySet()).as(names).anyMatch(name -> name.matches(names));
      assertThat(texts.entrySet().stream().filter(text -> text.getKey().matches(names)))
          .allMatch(text -> Manual.words(text.getValue()) == 0 || manual.explains(text.getValue()));
    }
  }

  /** The other warnings of a load run are lines of the log too. */
  @Test
  void so_has_every_warning_of_a_load_run() throws IOException {
    String sheet = TEXTS.get("problem.not-delivered", TEXTS.get("problem.to.sheet"), "…");

    assertThat(List.of(sheet, english().get("problem.budget")))
        .allMatch(Manual.shipped()::explains);
  }

  @Test
  void every_entry_about_a_line_of_the_log_is_about_one_that_is_said() throws IOException {
    assertThat(Manual.shipped().ofLog())
        .hasSizeGreaterThan(30)
        .allMatch(entry -> MESSAGES.stream().anyMatch(message -> isOf(message, entry)));
  }

  private static boolean isOf(LogMessage message, Manual.Entry entry) {
    return message.level().equals(entry.level())
        && message.name().equals(entry.name())
        && (Manual.isOf(message.text(), entry.words()) || isOfTexts(entry));
  }

  private static boolean isOfTexts(Manual.Entry entry) {
    String names = MADE_OF.getOrDefault(entry.name(), "");
    return english().entrySet().stream()
        .anyMatch(
            text -> text.getKey().matches(names) && Manual.isOf(text.getValue(), entry.words()));
  }

  @Test
  void every_such_entry_says_what_it_means_and_what_to_do() throws IOException {
    String[] entries = Files.readString(Path.of("docs/operations.md")).split("(?m)^##+ ");

    assertThat(Stream.of(entries).filter(entry -> entry.matches("(?s)Log (WARN|ERROR) .*")))
        .isNotEmpty()
        .allMatch(entry -> entry.contains("* **Meaning.** ") && entry.contains("* **Fix.** "));
  }

  @Test
  void a_line_that_nobody_explains_is_found() {
    RouteFile route =
        RouteFile.of(
            "planted",
            """
            - route:
                from:
                  uri: direct:planted
                  steps:
                    - filter:
                        simple: "${body}"
                        steps:
                          - log:
                              loggingLevel: WARN
                              message: "the moon ${bean:sky?method=of(${body})} is blue"
                    - log: { message: "nobody need act" }
            """);
    String java =
        """
        private static final Logger LOG = LoggerFactory.getLogger("sky");
        LOG.info("the sun shines");
        LOG.error(
            "the sun {} does"
                + " not shine", day);
        """;
    LogMessage ofRoute = new LogMessage("WARN", "planted", "the moon … is blue");
    LogMessage ofJava = new LogMessage("ERROR", "sky", "the sun … does not shine");

    assertThat(LogMessage.inRoute(route)).containsExactly(ofRoute);
    assertThat(LogMessage.inJava(java)).containsExactly(ofJava);
    Manual manual = Manual.of("### Log WARN `planted`: \"the moon … is blue\"\n");
    assertThat(manual.explains(ofRoute.text())).isTrue();
    assertThat(manual.explains(ofJava.text())).isFalse();
    assertThat(Manual.of("The moon is blue.\n").explains(ofRoute.text())).isFalse();
    assertThat(manual.ofLog()).noneMatch(entry -> isOf(ofJava, entry));
    assertThatThrownBy(() -> LogMessage.inJava(java.replace("error(", "error(what + ")))
        .hasMessageContaining("literal");
  }

  /** Every text of the program, by its name. */
  private static Map<String, String> english() {
    return areas().stream()
        .map(area -> TEXTS.area(area))
        .flatMap(area -> area.keySet().stream().map(name -> Map.entry(name, area.getString(name))))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, text -> TroubleshootingTest.shown(text.getValue())));
  }

  private static Set<String> areas() {
    return Stream.of(Path.of("src/main/resources/texts").toFile().list())
        .map(file -> file.replaceFirst("_..\\.properties$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
