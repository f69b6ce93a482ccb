package lms.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * Which day of a range an instant belongs to, and when each day begins: the one place that says so.
 */
public final class DayIndex {
  private final List<LocalDate> days;
  private final long[] starts;
  private final Instant end;

  /**
   * The days that {@code window} touches.
   *
   * @param zone what "a day" means
   */
  public DayIndex(Window window, ZoneId zone) {
    LocalDate first = LocalDate.ofInstant(window.start(), zone);
    LocalDate last = LocalDate.ofInstant(window.end().minusNanos(1000), zone);
    this.days = new Days(first, last).list();
    this.starts =
        this.days.stream().mapToLong(d -> micros(d.atStartOfDay(zone).toInstant())).toArray();
    this.end = last.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Number of the day {@code instant} lies in, from 0; the last one for anything later. */
  public int of(Instant instant) {
    int found = Arrays.binarySearch(starts, micros(instant));
    return Math.max(0, found >= 0 ? found : -found - 2);
  }

  /** The days, oldest first. */
  public List<LocalDate> days() {
    return days;
  }

  /** First instant of each day, in microseconds since 1970 UTC. */
  public long[] starts() {
    return starts.clone();
  }

  /** First instant of day number {@code day}. */
  public Instant startOf(int day) {
    return Instant.EPOCH.plus(starts[day], ChronoUnit.MICROS);
  }

  /** First instant after day number {@code day}. */
  public Instant endOf(int day) {
    return day + 1 == starts.length ? end : startOf(day + 1);
  }

  /** First instant after the last day. */
  public Instant end() {
    return end;
  }

  /** Microseconds since 1970 UTC. */
  public static long micros(Instant instant) {
    // Not by ChronoUnit, which counts nanoseconds: those of a year after 2262 do not fit.
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }
}
