package lms.window;

import java.time.Instant;

/**
 * The period one API request asks for: half-open {@code [start, end)}, UTC.
 *
 * @param start first instant inside, to the microsecond
 * @param end first instant outside, to the microsecond
 */
public record Window(Instant start, Instant end) {
  /**
   * @throws IllegalArgumentException if {@code end} is not after {@code start}
   */
  public Window {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException(
          "window [%s, %s) is empty: end must be after start".formatted(start, end));
    }
  }

  /** Whether some instant lies in both. */
  public boolean overlaps(Window other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /** Whether {@code instant} lies in {@code [start, end)}. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }
}
