package lms.window;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cuts days into windows: as few as possible, because each request costs about 30 s. Says which
 * days come first.
 */
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

  /**
   * The ranges of {@code days} in the order they are read: oldest first; but if there are recent
   * days among them, a window that ends with the last one, and what else is recent, goes before the
   * rest. Where one window holds all that is recent, it costs no window more.
   *
   * @param recent from here on days are recent: others may want them soon
   * @param most days of one window at most
   */
  public static List<Days> order(DaySet days, LocalDate recent, int most) {
    LocalDate last = days.span().to();
    if (last.isBefore(recent)) {
      return days.ranges();
    }
    LocalDate window = last.minusDays(most - 1L);
    LocalDate pivot = window.isBefore(recent) ? window : recent;
    Map<Boolean, List<LocalDate>> older =
        days.list().stream().collect(Collectors.partitioningBy(day -> day.isBefore(pivot)));
    return Stream.of(older.get(false), older.get(true))
        .filter(part -> !part.isEmpty())
        .flatMap(part -> DaySet.of(part).ranges().stream())
        .toList();
  }
}
