package lms.plan;

import java.time.Duration;
import java.time.LocalDate;
import lms.ledger.DayCoverage;

/**
 * A day as the planner sees it.
 *
 * @param failures load runs that asked for it and failed, or were cancelled, since it was loaded
 *     last
 * @param sinceFailure time since the last of them ended
 */
record KnownDay(DayCoverage coverage, long failures, Duration sinceFailure) {
  private static final Duration AFTER_FIRST = Duration.ofMinutes(15);
  private static final Duration AFTER_MORE = Duration.ofHours(1);

  LocalDate day() {
    return coverage.day();
  }

  boolean isDone() {
    return coverage.state().isDone();
  }

  /** Whether a load run holds it, this process's own or another's. */
  boolean isHeld() {
    return coverage.state() == DayCoverage.State.RUNNING;
  }

  /** Whether it failed so lately that asking again would be a storm. */
  boolean isResting() {
    Duration rest = failures > 1 ? AFTER_MORE : AFTER_FIRST;
    return failures > 0 && sinceFailure.compareTo(rest) < 0;
  }
}
