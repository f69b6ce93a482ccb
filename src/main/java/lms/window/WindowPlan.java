package lms.window;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts days into stretches of one window each: as few as possible, because each request costs about
 * 30 s. Says which of them come first.
 */
public final class WindowPlan {
  private WindowPlan() {}

  /**
   * Stretches of neighbouring days that together are exactly {@code days}, the newest first:
   * yesterday is what people wait for, and where it is interrupted no gap is left between what is
   * loaded and today, which the service would make up for on its own.
   *
   * @param most days of one stretch at most
   */
  public static List<Days> of(DaySet days, int most) {
    List<Days> stretches = new ArrayList<>();
    for (Days range : days.ranges()) {
      for (LocalDate to = range.to(); !to.isBefore(range.from()); to = to.minusDays(most)) {
        LocalDate from = to.minusDays(most - 1L);
        stretches.add(new Days(from.isBefore(range.from()) ? range.from() : from, to));
      }
    }
    stretches.sort(Comparator.comparing(Days::to).reversed());
    return stretches;
  }
}
