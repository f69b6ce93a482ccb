package lms.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lms.window.DaySet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TextsTest {
  private static final List<String> AREAS = areas();
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d[},]");
  private static final Map<String, String> EN = texts(Language.EN);
  private static final Map<String, String> RU = texts(Language.RU);

  @Test
  void every_text_exists_in_both_languages() {
    assertThat(RU.keySet()).isEqualTo(EN.keySet());
  }

  @Test
  void every_text_that_the_code_names_exists() throws IOException {
    Pattern name = Pattern.compile("\"((?:%s)\\.[\\w.-]*\\w)\"".formatted(String.join("|", AREAS)));
    List<String> named = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        name.matcher(Files.readString(source)).results().forEach(r -> named.add(r.group(1)));
      }
    }

    assertThat(named).contains("problem.reply.status");
    assertThat(named.stream().filter(n -> !n.startsWith("mail.smtp."))).isSubsetOf(EN.keySet());
  }

  /** What is counted is число, not цифра; what is not a load run is no запуск. */
  @Test
  void a_number_and_a_fire_of_the_schedule_have_one_russian_word_each() {
    Map<String, String> texts = new TreeMap<>(RU);
    texts.remove("settings.identifier"); // its digits are цифры

    assertThat(texts.values()).noneMatch(text -> text.matches("(?iu).*цифр.*"));
    assertThat(texts.values())
        .noneMatch(text -> text.matches("(?iu).*следующ\\S+ запуск\\S*+(?! загрузки).*"));
  }

  @Test
  void every_text_stands_in_the_file_its_name_begins_with() {
    for (String area : AREAS) {
      assertThat(bundle(area, Language.EN).keySet())
          .as(area)
          .allMatch(k -> k.startsWith(area + "."));
    }
  }

  @Test
  void every_text_shows_the_same_values_in_both_languages() {
    for (String key : EN.keySet()) {
      assertThat(arguments(RU.get(key))).as(key).isEqualTo(arguments(EN.get(key)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EN | 5 days, 1 January 2024 – 21 May 2024   | 5 days, 2024-01-01 – 2024-05-21
          RU | 5 дней, 1 января 2024 – 21 мая 2024    | 5 дней, 2024-01-01 – 2024-05-21
          """)
  void days_with_many_gaps_are_counted(Language language, String said, String iso) {
    DaySet days =
        DaySet.of(
            IntStream.rangeClosed(0, 4)
                .mapToObj(i -> LocalDate.of(2024, 1 + i, 1 + 5 * i))
                .toList());
    Texts texts = new Texts(language);

    assertThat(texts.days(days)).isEqualTo(said);
    assertThat(texts.isoDays(days)).isEqualTo(iso);
  }

  @ParameterizedTest
  @EnumSource
  void no_text_loses_an_apostrophe(Language language) {
    texts(language)
        .forEach((key, text) -> assertThat(text.replace("''", "")).as(key).doesNotContain("'"));
  }

  @ParameterizedTest
  @EnumSource
  void every_word_that_is_counted_has_all_its_forms(Language language) {
    List<String> counted = EN.keySet().stream().filter(TextsTest::isCounted).toList();

    assertThat(counted).isNotEmpty();
    for (String key : counted) {
      assertThat(texts(language).get(key).split("\\|")).as(key).hasSize(Plural.forms(language));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, попыток", "1, попытка", "2, попытки", "4, попытки", "5, попыток", "11, попыток",
    "12, попыток", "14, попыток", "20, попыток", "21, попытка", "22, попытки", "101, попытка",
    "111, попыток", "112, попыток", "122, попытки"
  })
  void russian_words_agree_with_their_number(long count, String word) {
    assertThat(new Texts(Language.RU).count("mail.lead.attempts", count))
        .isEqualTo(count + " " + word);
  }

  @ParameterizedTest
  @CsvSource({"0, attempts", "1, attempt", "2, attempts", "21, attempts"})
  void english_words_agree_with_their_number(long count, String word) {
    assertThat(new Texts(Language.EN).count("mail.lead.attempts", count))
        .isEqualTo(count + " " + word);
  }

  @Test
  void numbers_are_written_as_the_language_does() {
    assertThat(new Texts(Language.EN).number(11_113)).isEqualTo("11,113");
    assertThat(new Texts(Language.RU).number(11_113)).isEqualTo("11\u00a0113");
    assertThat(new Texts(Language.EN).percent(new BigDecimal("45.90"))).isEqualTo("45.90%");
    assertThat(new Texts(Language.RU).percent(new BigDecimal("45.90"))).isEqualTo("45,90\u00a0%");
    assertThat(new Texts(Language.EN).percent(null)).isEqualTo("–");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.04S, 0.0 s",
    "PT59.9S, 59.9 s",
    "PT59.999S, 60.0 s",
    "PT1M, 1 min 0 s",
    "PT2H10M59S, 2 h 10 min",
    "PT26H, 26 h 0 min"
  })
  void durations_are_as_exact_as_they_need_to_be(Duration duration, String text) {
    assertThat(new Texts(Language.EN).duration(duration)).isEqualTo(text);
  }

  private static boolean isCounted(String key) {
    return Stream.of(EN, RU).anyMatch(texts -> texts.get(key).contains("|"));
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Map<String, String> texts(Language language) {
    Map<String, String> texts = new TreeMap<>();
    for (String area : AREAS) {
      ResourceBundle bundle = bundle(area, language);
      bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
    }
    return texts;
  }

  private static ResourceBundle bundle(String area, Language language) {
    return ResourceBundle.getBundle("texts/" + area, language.locale());
  }

  private static List<String> areas() {
    String[] files = new File("src/main/resources/texts").list();
    return Stream.of(files)
        .map(file -> file.replaceFirst("_..\\.properties$", ""))
        .distinct()
        .toList();
  }
}
