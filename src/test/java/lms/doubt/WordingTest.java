package lms.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordingTest {
  private static final Usual USUAL = new Usual(4, 1039.5, 20, Optional.of(Duration.ofMinutes(12)));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NO_ATTEMPTS   | 0    | 31 May 2023: no attempts, where Wednesdays have about 1,040 (median of 4); the day may be incomplete at the API: ask those who run the grader, then ./lms run --day 2023-05-31
          FEW_ATTEMPTS  | 1    | 31 May 2023: 1 attempt, where Wednesdays have about 1,040 (median of 4); the day may be incomplete at the API: ask those who run the grader, then ./lms run --day 2023-05-31
          MANY_ATTEMPTS | 4321 | 31 May 2023: 4,321 attempts, where Wednesdays have about 1,040 (median of 4); unless an exam or a new course explains it, ask those who run the grader
          ENDS_EARLY    | 900  | 31 May 2023: 900 attempts, the last one 7 h 30 min before the day's end, where Wednesdays have it 12 min before (median of 4); the rest of the day may be missing at the API: ask those who run the grader, then ./lms run --day 2023-05-31
          """,
      quoteCharacter = '`')
  void a_doubt_says_what_came_what_is_usual_and_what_to_do(
      Doubt doubt, long attempts, String sentence) {
    assertThat(said(Language.EN, doubt, attempts)).isEqualTo(sentence);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NO_ATTEMPTS   | 0    | 31 мая 2023: нет попыток, а по средам обычно около 1_040 (медиана, дней: 4); возможно, в API день неполон: спросите тех, кто ведёт сервис проверки, затем ./lms run --day 2023-05-31
          FEW_ATTEMPTS  | 21   | 31 мая 2023: 21 попытка, а по средам обычно около 1_040 (медиана, дней: 4); возможно, в API день неполон: спросите тех, кто ведёт сервис проверки, затем ./lms run --day 2023-05-31
          MANY_ATTEMPTS | 4322 | 31 мая 2023: 4_322 попытки, а по средам обычно около 1_040 (медиана, дней: 4); если этого не объясняет экзамен или новый курс, спросите тех, кто ведёт сервис проверки
          ENDS_EARLY    | 900  | 31 мая 2023: 900 попыток, последняя за 7 ч 30 мин до конца дня, а по средам она обычно за 12 мин (медиана, дней: 4); возможно, в API нет остатка дня: спросите тех, кто ведёт сервис проверки, затем ./lms run --day 2023-05-31
          """)
  void so_it_does_in_russian(Doubt doubt, long attempts, String sentence) {
    assertThat(said(Language.RU, doubt, attempts)).isEqualTo(sentence.replace('_', '\u00a0'));
  }

  private static String said(Language language, Doubt doubt, long attempts) {
    LoadedDay day =
        new LoadedDay(
            LocalDate.parse("2023-05-31"), attempts, Optional.of(Duration.ofMinutes(450)));
    return new Wording(new Texts(language)).of(doubt, day, USUAL);
  }
}
