package lms.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.ledger.DayCoverage;
import lms.ledger.DayCoverage.State;
import org.apache.camel.Body;

/**
 * What the ledger said of the client's days when last asked. While the database is away nothing is
 * known: a number that was good an hour ago would hide it.
 */
public final class Standing {
  private final String client;
  private final ZoneId zone;
  private final Clock clock;
  private final Readiness database;
  private volatile Optional<Facts> known = Optional.empty();

  /**
   * @param newest the newest day that is done
   * @param lastSuccess end of the newest load run that succeeded
   */
  private record Facts(long missing, Optional<LocalDate> newest, Optional<Instant> lastSuccess) {}

  /**
   * @param zone what "a day" means
   * @param database whether it can be had
   */
  public Standing(String client, ZoneId zone, Clock clock, Readiness database) {
    this.client = client;
    this.zone = zone;
    this.clock = clock;
    this.database = database;
  }

  /** Now, for {@code direct:due}. */
  public Instant now() {
    return clock.instant();
  }

  /** Parameters of {@code sql/select_last_success.sql}. */
  public Map<String, Object> clientParameters() {
    return Map.of("client", client);
  }

  /**
   * Takes in where the days that are due stand.
   *
   * @param days {@code null} if none is due
   * @param lastSuccess {@code null} without any
   */
  public void measured(@Body List<DayCoverage> days, Timestamp lastSuccess) {
    List<DayCoverage> due = days == null ? List.of() : days;
    known =
        Optional.of(
            new Facts(
                due.stream().filter(Standing::isMissing).count(),
                due.stream()
                    .filter(day -> day.state().isDone())
                    .map(DayCoverage::day)
                    .max(LocalDate::compareTo),
                Optional.ofNullable(lastSuccess).map(Timestamp::toInstant)));
  }

  private static boolean isMissing(DayCoverage day) {
    return day.state() == State.MISSING || day.state() == State.FAILED;
  }

  /** The ledger could not be asked. */
  public void unknown() {
    known = Optional.empty();
  }

  /** Days that are due, not done, and no load run holds them; not a number if unknown. */
  public double daysMissing() {
    return facts().map(facts -> (double) facts.missing()).orElse(Double.NaN);
  }

  /** Seconds since the end of the newest day that is done; not a number if unknown or none is. */
  public double newestCompleteDayAge() {
    return facts()
        .flatMap(Facts::newest)
        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
        .map(end -> (double) Duration.between(end, clock.instant()).toSeconds())
        .orElse(Double.NaN);
  }

  /** Seconds from 1970 to the end of the last load run that succeeded; not a number if unknown. */
  public double lastSuccess() {
    return facts()
        .flatMap(Facts::lastSuccess)
        .map(end -> (double) end.getEpochSecond())
        .orElse(Double.NaN);
  }

  private Optional<Facts> facts() {
    return database.isReady() ? known : Optional.empty();
  }
}
