package lms.doubt;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import lms.window.Days;

/**
 * A day that was loaded after its end.
 *
 * @param attempts all of them
 * @param gap from its last attempt to its end; empty without attempts, or where the time of the
 *     last one was not written down
 */
record LoadedDay(LocalDate day, long attempts, Optional<Duration> gap) {
  /**
   * From a row of {@code sql/select_weekdays.sql} as camel-sql returns it.
   *
   * @param zone what "a day" means
   */
  static LoadedDay of(Map<String, Object> row, ZoneId zone) {
    LocalDate day = ((Date) row.get("known")).toLocalDate();
    Optional<Duration> gap =
        Optional.ofNullable((Timestamp) row.get("last_attempt_at"))
            .map(last -> Duration.between(last.toInstant(), Days.of(day).in(zone).end()));
    return new LoadedDay(day, (Long) row.get("attempts"), gap);
  }
}
