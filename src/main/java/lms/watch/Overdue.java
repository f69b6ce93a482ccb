package lms.watch;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import lms.ledger.DayCoverage;
import lms.window.DaySet;
import lms.window.Days;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** Says whether yesterday should be complete by now and is not. */
public final class Overdue {
  private final LocalTime completeBy;
  private final ZoneId zone;
  private final Clock clock;
  private final Instant startedAt;

  /**
   * The service starts now.
   *
   * @param completeBy time of day when yesterday should be complete
   * @param zone of that time and of "a day"
   */
  public Overdue(LocalTime completeBy, ZoneId zone, Clock clock) {
    this.completeBy = completeBy;
    this.zone = zone;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /** Whether it is late enough to ask. */
  public boolean isTime() {
    return !clock.instant().isBefore(limit());
  }

  /** The moment of today when yesterday should be complete. */
  private Instant limit() {
    return ZonedDateTime.of(today(), completeBy, zone).toInstant();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** At what instant it is asked which days are due. */
  public Instant now() {
    return clock.instant();
  }

  /** The day it is about. */
  public Days yesterday() {
    return Days.of(today().minusDays(1));
  }

  /**
   * The day, if people should hear of it; else {@code null}.
   *
   * @param due all days that are due, or {@code null}: a day before them nobody will ever load
   */
  public DayCoverage late(@Body List<DayCoverage> coverage, @ExchangeProperty("dueDays") Days due) {
    return coverage.stream()
        .filter(day -> due != null && DaySet.of(due).contains(day.day()))
        .filter(this::isLate)
        .findFirst()
        .orElse(null);
  }

  /** A service that was started late and is making up for it needs no mail. */
  private boolean isLate(DayCoverage day) {
    return switch (day.state()) {
      case MISSING, FAILED -> true;
      case RUNNING -> !startedAt.isAfter(limit());
      case NOT_DUE, COMPLETE, VERIFIED_EMPTY, DEGRADED -> false;
    };
  }
}
