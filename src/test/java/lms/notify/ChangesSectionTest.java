package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import lms.ledger.DayChange;
import lms.notify.Letter.Section;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangesSectionTest {
  private static final LocalDate DAY = LocalDate.parse("2023-11-10");

  @ParameterizedTest(name = "{5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EN | 8412 | 8447 | 35 | 0    | 10 Nov: 8,412 → 8,447 attempts, 35 late
          EN | 8412 | 8447 | 35 | 3    | 10 Nov: 8,412 → 8,447 attempts, 35 late, 3 regraded
          EN | 8412 | 8412 | 0  | 1200 | 10 Nov: 8,412 → 8,412 attempts, 1,200 regraded
          EN | 0    | 1    | 1  | 0    | 10 Nov: 0 → 1 attempt, 1 late
          EN | 5    | 4    | 0  | 0    | 10 Nov: 5 → 4 attempts
          RU | 8412 | 8447 | 35 | 0    | 10 ноя: 8_412 → 8_447 попыток, 35 опоздавших
          RU | 100  | 101  | 1  | 1    | 10 ноя: 100 → 101 попытка, 1 опоздавшая, 1 с новой оценкой
          RU | 100  | 102  | 2  | 5    | 10 ноя: 100 → 102 попытки, 2 опоздавшие, 5 с новой оценкой
          """)
  void a_day_is_named_with_what_it_had_and_has(
      Language language, long before, long after, long late, long changed, String line) {
    DayChange change = new DayChange(DAY, before, after, late, changed);

    assertThat(section(language, List.of(change)).lines())
        .containsExactly(line.replace('_', '\u00a0'));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1 Jan, 1 янв", "2, 1 Feb, 1 фев", "3, 1 Mar, 1 мар", "4, 1 Apr, 1 апр",
    "5, 1 May, 1 мая", "6, 1 Jun, 1 июн", "7, 1 Jul, 1 июл", "8, 1 Aug, 1 авг",
    "9, 1 Sep, 1 сен", "10, 1 Oct, 1 окт", "11, 1 Nov, 1 ноя", "12, 1 Dec, 1 дек"
  })
  void every_month_has_its_short_name(int month, String english, String russian) {
    LocalDate day = LocalDate.of(2023, month, 1);

    assertThat(new Texts(Language.EN).dayAndMonth(day)).isEqualTo(english);
    assertThat(new Texts(Language.RU).dayAndMonth(day)).isEqualTo(russian);
  }

  @Test
  void days_of_two_years_say_which() {
    List<DayChange> changes =
        List.of(change(LocalDate.parse("2022-12-31")), change(LocalDate.parse("2023-01-01")));

    assertThat(section(Language.EN, changes).lines())
        .containsExactly(
            "31\u00a0Dec 2022: 1 → 2 attempts, 1 late", "1\u00a0Jan 2023: 1 → 2 attempts, 1 late");
  }

  @Test
  void twenty_days_are_named_and_the_rest_is_counted() {
    assertThat(section(Language.EN, changes(20)).lines())
        .hasSize(20)
        .last()
        .asString()
        .startsWith("29 Nov: ");
    assertThat(section(Language.EN, changes(22)).lines())
        .hasSize(21)
        .endsWith("29 Nov: 1 → 2 attempts, 1 late", "and 2 more");
    assertThat(section(Language.RU, changes(22)).lines()).endsWith("и ещё 2 дня");
  }

  @Test
  void nothing_is_said_where_nothing_changed() {
    assertThat(new ChangesSection(new Texts(Language.EN)).of(List.of())).isEmpty();
  }

  private static List<DayChange> changes(int count) {
    return IntStream.range(0, count).mapToObj(i -> change(DAY.plusDays(i))).toList();
  }

  private static DayChange change(LocalDate day) {
    return new DayChange(day, 1, 2, 1, 0);
  }

  private static Section section(Language language, List<DayChange> changes) {
    return new ChangesSection(new Texts(language)).of(changes).orElseThrow();
  }
}
