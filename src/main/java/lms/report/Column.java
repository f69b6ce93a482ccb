package lms.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.ledger.DailyStats;
import lms.texts.Language;

/** The columns of the daily table, in the order a new table has them. */
public enum Column {
  DATE("Date", "Дата", DailyStats::day),
  ATTEMPTS("Attempts", "Всего попыток", DailyStats::attempts),
  UNIQUE_USERS("Unique users", "Уникальные пользователи", DailyStats::uniqueUsers),
  CORRECT_SUBMISSIONS("Correct submissions", "Успешные попытки", DailyStats::correctSubmissions),
  SUCCESS_RATE("Success rate, %", "(%) успешных попыток", Column::rate),
  TRIAL_RUNS("Trial runs", "Запускали код", DailyStats::trialRuns),
  SUBMISSIONS("Submissions", "Проверяли код", DailyStats::submissions);

  /** Every column but the date. */
  static final Set<Column> NUMBERS = EnumSet.complementOf(EnumSet.of(DATE));

  private static final Map<String, Column> BY_HEADING =
      Arrays.stream(values())
          .flatMap(c -> Stream.of(c.english, c.russian).map(text -> Map.entry(plain(text), c)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String english;
  private final String russian;
  private final Function<DailyStats, Object> value;

  Column(String english, String russian, Function<DailyStats, Object> value) {
    this.english = english;
    this.russian = russian;
    this.value = value;
  }

  /** What stands on top of the column. */
  public String heading(Language language) {
    return language == Language.RU ? russian : english;
  }

  /** The value of one day: a {@code LocalDate} for {@link #DATE}, else a {@code Number}. */
  Object of(DailyStats day) {
    return value.apply(day);
  }

  /** The column a heading means, in either language, whatever its case and spaces. */
  static Optional<Column> ofHeading(Object cell) {
    return cell instanceof String text
        ? Optional.ofNullable(BY_HEADING.get(plain(text)))
        : Optional.empty();
  }

  /** A heading without what makes no difference. */
  static String plain(String heading) {
    return SheetTable.text(heading).replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** 0 for a day without submissions: a blank cell would break the readers' charts. */
  private static BigDecimal rate(DailyStats day) {
    return day.successRate() == null ? BigDecimal.ZERO : day.successRate();
  }
}
