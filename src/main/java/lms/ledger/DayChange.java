package lms.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A day whose numbers were known before and are different now.
 *
 * @param before attempts counted before
 * @param after attempts counted now
 * @param late attempts of the day stored for the first time by this load run
 * @param changed attempts of the day that came back different, updated
 */
public record DayChange(LocalDate day, long before, long after, long late, long changed) {

  /** Both lists as one, oldest day first; what was said of a day twice is added up. */
  static List<DayChange> merged(List<DayChange> earlier, List<DayChange> later) {
    TreeMap<LocalDate, DayChange> days = new TreeMap<>();
    Stream.concat(earlier.stream(), later.stream())
        .forEach(change -> days.merge(change.day, change, DayChange::and));
    return List.copyOf(days.values());
  }

  private DayChange and(DayChange later) {
    return new DayChange(day, before, later.after, late + later.late, changed + later.changed);
  }
}
