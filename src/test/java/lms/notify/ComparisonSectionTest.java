package lms.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import lms.ledger.DailyStats;
import lms.notify.Letter.Change;
import lms.notify.Letter.Compared;
import lms.notify.Letter.Comparison;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComparisonSectionTest {
  private static final LocalDate DAY = LocalDate.parse("2024-01-01");

  @ParameterizedTest(name = "{0}: {1} after {2} is {3} {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EN | 11113 | 9876  | ▲ 1,237 more          | +12.5%
          EN | 9876  | 11113 | ▼ 1,237 fewer         | −11.1%
          EN | 9876  | 9876  | = no change           |
          EN | 9876  | 0     | ▲ 9,876 more          |
          EN | 0     | 9876  | ▼ 9,876 fewer         | −100.0%
          EN | 0     | 0     | = no change           |
          EN | 20001 | 20000 | ▲ 1 more              | +0.0%
          EN | 40025 | 40000 | ▲ 25 more             | +0.1%
          RU | 11113 | 9876  | ▲ больше на 1_237     | +12,5_%
          RU | 9876  | 11113 | ▼ меньше на 1_237     | −11,1_%
          RU | 9876  | 9876  | = без изменений       |
          """)
  void a_count_says_how_far_it_went_and_which_way(
      Language language, long now, long before, String amount, String share) {
    Change change = first(language, day(DAY, now, null), day(DAY.minusDays(1), before, null), 0);

    assertThat(change.amount()).isEqualTo(amount.replace('_', '\u00a0'));
    assertThat(change.share()).isEqualTo(share == null ? "" : share.replace('_', '\u00a0'));
  }

  @ParameterizedTest(name = "{0}: {1} after {2} is {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EN | 45.91 | 43.21 | ▲ 2.70 higher   | percentage points
          EN | 43.21 | 45.91 | ▼ 2.70 lower    | percentage points
          EN | 45.91 | 45.91 | = no change     |
          EN | 45.91 |       | –               |
          EN |       | 45.91 | –               |
          RU | 45.91 | 43.21 | ▲ выше на 2,70  | процентного пункта
          RU | 43.21 | 45.91 | ▼ ниже на 2,70  | процентного пункта
          """)
  void the_rate_is_compared_in_percentage_points_where_both_days_have_one(
      Language language, BigDecimal now, BigDecimal before, String amount, String unit) {
    Change change = first(language, day(DAY, 9, now), day(DAY.minusDays(1), 8, before), 3);

    assertThat(change.amount()).isEqualTo(amount);
    assertThat(change.share()).isEqualTo(unit == null ? "" : unit);
  }

  @Test
  void the_day_before_and_the_same_weekday_are_named_and_a_day_without_numbers_is_a_dash() {
    DailyStats weekBefore = day(DAY.minusDays(7), 100, null);
    Comparison comparison = comparison(Language.EN, day(DAY, 150, null), weekBefore);

    assertThat(comparison.day()).isEqualTo("1 January 2024");
    assertThat(comparison.against())
        .containsExactly(
            "Against the day before, 31\u00a0Dec", "Against the same weekday, 25\u00a0Dec");
    assertThat(comparison.numbers().get(0).changes())
        .containsExactly(
            new Change("Against the day before, 31\u00a0Dec", "–", ""),
            new Change("Against the same weekday, 25\u00a0Dec", "▲ 50 more", "+50.0%"));
  }

  @Test
  void every_number_of_the_day_is_there() {
    Comparison comparison =
        comparison(Language.EN, new DailyStats(DAY, 10, 2, 3, new BigDecimal("75.00"), 6, 4));

    assertThat(comparison.numbers())
        .extracting(Compared::label, Compared::value)
        .extracting(
            tuple -> tuple.toList().stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .containsExactly(
            "Attempts 10",
            "Unique users 2",
            "Correct submissions 3",
            "Success rate 75.00%",
            "Trial runs 6",
            "Submissions 4");
  }

  /** The change of a number against the day before. */
  private static Change first(Language language, DailyStats day, DailyStats before, int number) {
    return comparison(language, day, before).numbers().get(number).changes().get(0);
  }

  private static Comparison comparison(Language language, DailyStats day, DailyStats... others) {
    return new ComparisonSection(new Texts(language))
        .of("Numbers", day, new KnownDays(List.of(others)))
        .comparisons()
        .get(0);
  }

  private static DailyStats day(LocalDate day, long attempts, BigDecimal rate) {
    return new DailyStats(day, attempts, 0, 0, rate, 0, 0);
  }
}
