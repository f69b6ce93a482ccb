package lms.window;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;

/**
 * How much time a window asks for: some days of the calendar, or some hours of one day.
 *
 * @param days 0 where hours are meant
 * @param hours 0 where days are meant
 */
public record WindowSize(int days, int hours) implements Comparable<WindowSize> {
  private static final int HOURS_A_DAY = 24;

  /** So many days of the calendar. */
  public static WindowSize ofDays(int days) {
    return new WindowSize(days, 0);
  }

  /** So many hours of one day. */
  public static WindowSize ofHours(int hours) {
    return hours < HOURS_A_DAY ? new WindowSize(0, hours) : ofDays(1);
  }

  /**
   * The size of a window: in days if it is whole days or crosses more than one midnight, else in
   * hours; one begun counts as a whole.
   *
   * @param zone what "a day" means
   */
  public static WindowSize of(Window window, ZoneId zone) {
    LocalDate first = LocalDate.ofInstant(window.start(), zone);
    LocalDate last = LocalDate.ofInstant(window.end().minusNanos(1), zone);
    Days begun = new Days(first, last);
    boolean inDays = begun.count() > 2 || begun.in(zone).equals(window);
    return inDays ? ofDays(begun.count()) : ofHours(hoursOf(window));
  }

  /** The size of the first half of a window: whole days of several, else whole hours. */
  public static WindowSize halfOf(Window window, ZoneId zone) {
    WindowSize whole = of(window, zone);
    return whole.days > 1 ? ofDays(half(whole.days)) : ofHours(half(hoursOf(window)));
  }

  /** Whether a window has no halves: it is an hour long, or shorter. */
  public static boolean isSmallest(Window window) {
    return hoursOf(window) == 1;
  }

  private static int half(int whole) {
    return (whole + 1) / 2;
  }

  /** Hours begun. */
  private static int hoursOf(Window window) {
    long nanos = Duration.between(window.start(), window.end()).toNanos();
    long hour = Duration.ofHours(1).toNanos();
    return Math.toIntExact((nanos + hour - 1) / hour);
  }

  /** Twice as much; of hours a day at most. */
  public WindowSize doubled() {
    return days > 0 ? ofDays(2 * days) : ofHours(2 * hours);
  }

  /** The beginning of {@code span}, of this size at most; hours of one day only. */
  public Window beginningOf(Window span, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(span.start(), zone);
    Instant end = day.plusDays(Math.max(1, days)).atStartOfDay(zone).toInstant();
    if (hours > 0) {
      end = earlier(end, span.start().plus(Duration.ofHours(hours)));
    }
    return new Window(span.start(), earlier(end, span.end()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** How many windows of this size {@code span} takes. */
  public int count(Window span, ZoneId zone) {
    int count = 0;
    for (Instant start = span.start(); start.isBefore(span.end()); count++) {
      start = beginningOf(new Window(start, span.end()), zone).end();
    }
    return count;
  }

  @Override
  public int compareTo(WindowSize other) {
    return Comparator.comparingInt(WindowSize::days)
        .thenComparingInt(WindowSize::hours)
        .compare(this, other);
  }
}
