package lms.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When that which failed is tried again: after a minute, after each further failure twice as long,
 * an hour at most. What it remembers matters to no other process.
 */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** After so many the wait is the longest. */
  private static final int DOUBLINGS = 6;

  private final Clock clock;
  private int failures;
  private Instant next = Instant.MIN;

  /** It is time at once. */
  public Backoff(Clock clock) {
    this.clock = clock;
  }

  /**
   * How long to wait.
   *
   * @param failures how many there were in a row, at least 1
   */
  public static Duration after(int failures) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(DOUBLINGS, failures - 1));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  /** Whether to try now. */
  public synchronized boolean isTime() {
    return !clock.instant().isBefore(next);
  }

  /** It was tried in vain. */
  public synchronized void failed() {
    failures++;
    next = clock.instant().plus(after(failures));
  }

  /** It succeeded: the next failure is a first one again. */
  public synchronized void succeeded() {
    failures = 0;
    next = Instant.MIN;
  }
}
