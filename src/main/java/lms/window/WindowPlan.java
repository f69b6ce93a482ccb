package lms.window;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Cuts days into windows: as few as possible, because each request costs about 30 s. */
public final class WindowPlan {
  private WindowPlan() {}

  /** The same for each range of a set of days. */
  public static List<Window> of(DaySet days, ZoneId zone, int most) {
    return days.ranges().stream().flatMap(range -> of(range, zone, most).stream()).toList();
  }

  /**
   * Windows of at most {@code most} days that together are exactly {@code days}, oldest first.
   *
   * @param zone what "a day" means
   */
  public static List<Window> of(Days days, ZoneId zone, int most) {
    List<Window> windows = new ArrayList<>();
    LocalDate from = days.from();
    while (!from.isAfter(days.to())) {
      LocalDate last = from.plusDays(most - 1L);
      LocalDate to = last.isAfter(days.to()) ? days.to() : last;
      windows.add(new Days(from, to).in(zone));
      from = to.plusDays(1);
    }
    return windows;
  }
}
