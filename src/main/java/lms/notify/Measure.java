package lms.notify;

import java.math.BigDecimal;
import java.util.function.Function;
import lms.ledger.DailyStats;
import lms.texts.Texts;

/** A number of a day. */
enum Measure {
  ATTEMPTS("attempts", counted(DailyStats::attempts)),
  USERS("users", counted(DailyStats::uniqueUsers)),
  CORRECT("correct", counted(DailyStats::correctSubmissions)),
  /** Per cent; none without submissions. */
  RATE("rate", DailyStats::successRate),
  TRIAL_RUNS("trial-runs", counted(DailyStats::trialRuns)),
  SUBMISSIONS("submissions", counted(DailyStats::submissions));

  private final String key;
  private final Function<DailyStats, BigDecimal> number;

  Measure(String key, Function<DailyStats, BigDecimal> number) {
    this.key = key;
    this.number = number;
  }

  /** Last part of its texts' keys. */
  String key() {
    return key;
  }

  /** The number, or {@code null} where the day has none. */
  BigDecimal of(DailyStats day) {
    return number.apply(day);
  }

  /** {@code 11,113}, or {@code 45.91%}. */
  String text(DailyStats day, Texts texts) {
    return this == RATE ? texts.percent(of(day)) : texts.number(of(day).longValueExact());
  }

  private static Function<DailyStats, BigDecimal> counted(Function<DailyStats, Long> count) {
    return day -> BigDecimal.valueOf(count.apply(day));
  }
}
