package lms.window;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some calendar days, not necessarily neighbours: at least one.
 *
 * @param ranges oldest first; neither overlapping nor adjacent
 */
public record DaySet(List<Days> ranges) {
  /**
   * @throws IllegalArgumentException if the ranges are none, out of order, or touch each other
   */
  public DaySet {
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("a set of days must have at least one day");
    }
    for (int i = 1; i < ranges.size(); i++) {
      if (!ranges.get(i).from().isAfter(ranges.get(i - 1).to().plusDays(1))) {
        throw new IllegalArgumentException("ranges %s touch each other".formatted(ranges));
      }
    }
  }

  /** One range of days. */
  public static DaySet of(Days days) {
    return new DaySet(List.of(days));
  }

  /** These days, in any order, repeats allowed. */
  public static DaySet of(Collection<LocalDate> days) {
    List<Days> ranges = new ArrayList<>();
    for (LocalDate day : days.stream().distinct().sorted().toList()) {
      Days last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
      if (last != null && last.to().plusDays(1).equals(day)) {
        ranges.set(ranges.size() - 1, new Days(last.from(), day));
      } else {
        ranges.add(Days.of(day));
      }
    }
    return new DaySet(ranges);
  }

  /** From the first day to the last, whatever lies between. */
  public Days span() {
    return new Days(ranges.get(0).from(), ranges.get(ranges.size() - 1).to());
  }

  /** How many days. */
  public int count() {
    return ranges.stream().mapToInt(Days::count).sum();
  }

  /** Every day, oldest first. */
  public List<LocalDate> list() {
    return ranges.stream().flatMap(range -> range.list().stream()).toList();
  }

  /** Whether {@code day} is one of them. */
  public boolean contains(LocalDate day) {
    return ranges.stream().anyMatch(r -> !day.isBefore(r.from()) && !day.isAfter(r.to()));
  }

  /** As PostgreSQL writes it: {@code {[2023-05-01,2023-05-03],[2023-05-07,2023-05-07]}}. */
  public String multirange() {
    return ranges.stream()
        .map(range -> "[%s,%s]".formatted(range.from(), range.to()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /**
   * {@code 2023-05-01 to 2023-05-03, 2023-05-07}; with more gaps than a line has room for {@code 25
   * days of 2023-05-01 to 2023-05-31}.
   */
  @Override
  public String toString() {
    return isShort()
        ? ranges.stream().map(Days::toString).collect(Collectors.joining(", "))
        : "%d days of %s".formatted(count(), span());
  }

  /** Whether a person can read all its ranges in one line. */
  public boolean isShort() {
    return ranges.size() <= 4;
  }
}
