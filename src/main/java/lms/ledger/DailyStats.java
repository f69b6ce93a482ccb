package lms.ledger;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Map;

/**
 * The numbers of one day, as the table {@code daily_stats} has them.
 *
 * @param day calendar day in the configured zone
 * @param attempts all attempts
 * @param uniqueUsers distinct user ids; a person in two courses counts twice
 * @param correctSubmissions submissions graded correct
 * @param successRate per cent, two decimals, half up; {@code null} without submissions
 * @param trialRuns attempts of type {@code run}
 * @param submissions attempts of type {@code submit}, ungraded included
 */
public record DailyStats(
    LocalDate day,
    long attempts,
    long uniqueUsers,
    long correctSubmissions,
    BigDecimal successRate,
    long trialRuns,
    long submissions) {

  /** From a row of {@code daily_stats} as camel-sql returns it. */
  public static DailyStats of(Map<String, Object> row) {
    return new DailyStats(
        ((Date) row.get("day")).toLocalDate(),
        (Long) row.get("attempts"),
        (Long) row.get("unique_users"),
        (Long) row.get("correct_submissions"),
        (BigDecimal) row.get("success_rate"),
        (Long) row.get("trial_runs"),
        (Long) row.get("submissions"));
  }
}
