package lms.adopt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lms.ledger.Receipt;
import lms.window.DaySet;
import lms.window.Days;

/**
 * What a table has to give.
 *
 * @param dated its days, oldest first
 * @param undated its rows that tell no day: all refused
 * @param believed the days that are whole as far as can be seen
 * @param all whether attempts of the other days are taken too
 */
record Findings(
    List<DayFacts> dated,
    Optional<DayFacts> undated,
    Set<LocalDate> believed,
    boolean all,
    AdoptReceipt receipt) {

  /** Says of which days attempts are taken. */
  @FunctionalInterface
  interface Takes {
    boolean day(LocalDate day);
  }

  /**
   * Neighbouring days, all believed or all doubtful.
   *
   * @param receipt what became of their rows; left ones count as outside
   */
  record Stretch(Days days, boolean believed, Receipt receipt) {}

  /** The days of which attempts are taken. */
  List<LocalDate> taken() {
    return dated.stream().map(DayFacts::date).filter(this::takes).toList();
  }

  private boolean takes(LocalDate day) {
    return all || believed.contains(day);
  }

  /** Those of the table that are not believed. */
  List<LocalDate> doubtful() {
    return dated.stream().map(DayFacts::date).filter(day -> !believed.contains(day)).toList();
  }

  /** All days of the table, cut where belief changes; oldest first. */
  List<Stretch> stretches() {
    List<Days> ranges = new ArrayList<>();
    Stream.of(List.copyOf(believed), doubtful())
        .filter(days -> !days.isEmpty())
        .forEach(days -> ranges.addAll(DaySet.of(days).ranges()));
    ranges.sort(Comparator.comparing(Days::from));
    return ranges.stream().map(this::stretch).toList();
  }

  private Stretch stretch(Days days) {
    Receipt sum = Receipt.ZERO;
    for (DayFacts facts : facts(days)) {
      sum = sum.plus(receipt(facts));
    }
    return new Stretch(days, believed.contains(days.from()), sum);
  }

  /** What is known of each of those days. */
  List<DayFacts> facts(Days days) {
    return dated.stream()
        .filter(day -> !day.date().isBefore(days.from()) && !day.date().isAfter(days.to()))
        .toList();
  }

  /** What became of a day's rows; those that tell no day count to the first one. */
  Receipt receipt(DayFacts day) {
    boolean first = day.equals(dated.get(0));
    long taken = takes(day.date()) ? day.fresh() : 0;
    long left = day.fresh() - taken;
    long refused = day.refused() + (first ? undated.map(DayFacts::refused).orElse(0L) : 0);
    long unchanged = day.duplicate() + day.known();
    return new Receipt(taken + unchanged + refused + left, taken, 0, unchanged, refused, left);
  }
}
