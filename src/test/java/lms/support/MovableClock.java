package lms.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
public final class MovableClock extends Clock {
  private volatile Instant now;

  /**
   * @param now an instant as ISO writes it
   */
  public MovableClock(String now) {
    this.now = Instant.parse(now);
  }

  /** Moves it to an instant as ISO writes it. */
  public void set(String instant) {
    now = Instant.parse(instant);
  }

  /** Moves it on, or back. */
  public void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
