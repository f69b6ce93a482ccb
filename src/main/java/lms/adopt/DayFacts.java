package lms.adopt;

import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a table has for one day.
 *
 * @param day empty for the rows that tell none
 * @param fresh attempts that nobody has stored yet
 * @param duplicate rows that repeat another one
 * @param known attempts that are stored already
 * @param refused rows that cannot be taken
 * @param silence the longest time of the day without any row
 * @param exact whether its times have microseconds, as the API's have
 */
record DayFacts(
    Optional<LocalDate> day,
    long fresh,
    long duplicate,
    long known,
    long refused,
    Duration silence,
    boolean exact) {

  /** From a row of {@code sql/select_adopted_days.sql}. */
  static DayFacts of(Map<String, Object> row) {
    return new DayFacts(
        Optional.ofNullable((Date) row.get("day")).map(Date::toLocalDate),
        (Long) row.get("fresh"),
        (Long) row.get("duplicate"),
        (Long) row.get("known"),
        (Long) row.get("refused"),
        Duration.ofSeconds((Long) row.get("silence")),
        (Boolean) row.get("exact"));
  }

  LocalDate date() {
    return day.orElseThrow();
  }

  long attempts() {
    return fresh + known;
  }
}
