package lms.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * Everything that has happened on the campus so far and is visible by now.
 *
 * @param seed of the whole sandbox
 * @param clock says what time it is on the campus
 */
record History(long seed, Clock clock) {
  /** The attempts of {@code [start, end)}, ascending by time, made day by day as they are read. */
  Stream<SyntheticAttempt> between(Instant start, Instant end) {
    Instant now = clock.instant();
    Instant epoch = Campus.EPOCH.atStartOfDay(ZoneOffset.UTC).toInstant();
    LocalDate first = day(start.isBefore(epoch) ? epoch : start);
    LocalDate last = day(end.isAfter(now) ? now : end);
    if (last.isBefore(first)) {
      return Stream.empty();
    }
    return first
        .datesUntil(last.plusDays(1))
        .flatMap(day -> SyntheticDay.attempts(seed, day).stream())
        .filter(attempt -> !attempt.createdAt().isBefore(start))
        .filter(attempt -> attempt.createdAt().isBefore(end))
        .filter(attempt -> !attempt.visibleAt().isAfter(now));
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
