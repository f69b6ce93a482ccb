package lms.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lms.faults.Survives;
import lms.security.Secures;
import lms.texts.Language;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer as CSV: RFC 4180, and nothing in it that a spreadsheet would compute. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CardCsvTest {
  @Test
  void numbers_are_plain_no_data_is_empty_and_headings_are_in_the_language_asked_for() {
    String csv =
        csv(
            "attempts_by_day",
            Arrays.asList(LocalDate.parse("2023-05-31"), 3L, 0L, new BigDecimal("33.33")),
            Arrays.asList(LocalDate.parse("2023-06-01"), 0L, 1L, null));

    assertThat(csv)
        .isEqualTo(
            "День,Проверки,Пробные запуски,\"Доля успешных, %\"\r\n"
                + "2023-05-31,3,0,33.33\r\n2023-06-01,0,1,\r\n");
  }

  @Test
  void words_are_said_as_people_say_them() {
    assertThat(csv("attempt_types", List.of("run", 2L))).endsWith("\r\nпробный запуск,2\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=a,\"b\""})
  @Survives("E14")
  @Secures("S15")
  void a_text_like_a_formula_is_only_a_text(String course) {
    String csv = csv("courses", Arrays.asList(course, -1L, null));

    assertThat(csv.lines().skip(1).findFirst().orElseThrow()).matches("\"?'.*|\"'");
    assertThat(csv).endsWith(",-1,\r\n");
  }

  private static String csv(String key, List<?>... rows) {
    Card card = Cards.shipped().find(key).orElseThrow();
    Days day = Days.of(LocalDate.parse("2023-05-31"));
    List<List<Object>> values =
        Arrays.stream(rows).<List<Object>>map(row -> Arrays.asList(row.toArray())).toList();
    return CardCsv.of(
        new CardAnswer(
            new CardRequest(card, day, Optional.empty(), Language.RU),
            card.columns(),
            values,
            false,
            Optional.empty()));
  }
}
