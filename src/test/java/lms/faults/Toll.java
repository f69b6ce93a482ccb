package lms.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What faults have cost, counted before any check can fail. */
final class Toll {
  /** All faults of this JVM so far. */
  static final Toll OF_ALL = new Toll();

  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong doubled = new AtomicLong();
  private final AtomicLong mails = new AtomicLong();
  private final AtomicLong falseMails = new AtomicLong();

  /** Rows that should be there and are not, and those that are there too often. */
  void compare(List<String> there, List<String> expected) {
    rows.addAndGet(expected.size());
    lost.addAndGet(without(expected, there).size());
    doubled.addAndGet(without(there, expected).size());
  }

  /** Mails that told of a success, and those of them that told an untruth. */
  void told(int successes, int untrue) {
    mails.addAndGet(successes);
    falseMails.addAndGet(untrue);
  }

  /** The elements of one without those of the other, each as often as it comes. */
  private static List<String> without(Collection<String> all, Collection<String> others) {
    List<String> left = new ArrayList<>(all);
    others.forEach(left::remove);
    return left;
  }

  /** What it has counted, in the order of the sentence it makes. */
  List<Long> counts() {
    return Stream.of(rows, lost, doubled, mails, falseMails).map(AtomicLong::get).toList();
  }

  /** Adds what another has counted. */
  void add(List<Long> counts) {
    rows.addAndGet(counts.get(0));
    lost.addAndGet(counts.get(1));
    doubled.addAndGet(counts.get(2));
    told(Math.toIntExact(counts.get(3)), Math.toIntExact(counts.get(4)));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Rows compared with an oracle that shares no code with the product: %,d; lost: %d; doubled: %d. Mails that told of a"
            + " success: %,d; of one that was none: %d.",
        rows.get(),
        lost.get(),
        doubled.get(),
        mails.get(),
        falseMails.get());
  }
}
