package lms.load;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lms.ledger.DayChange;
import lms.ledger.Receipt;
import lms.window.DayIndex;

/** What has become of a window's records so far, per day. Lives on the loader thread. */
final class Tally {
  private final List<LocalDate> days;
  final long[] accepted;
  final long[] inserted;
  final long[] changed;
  final long[] quarantined;
  private final List<DayChange> changes = new ArrayList<>();
  private final Map<String, Long> refusals = new TreeMap<>();
  private long outside;
  private long records;
  private final boolean again;
  private long[] prints = new long[0];
  private int printed;

  /**
   * @param again whether attempts of the window are stored already: then it counts how many of
   *     those come back
   */
  Tally(DayIndex index, boolean again) {
    this.days = index.days();
    this.again = again;
    this.accepted = new long[days.size()];
    this.inserted = new long[days.size()];
    this.changed = new long[days.size()];
    this.quarantined = new long[days.size()];
  }

  void add(Chunk chunk) {
    records += chunk.records();
    outside += chunk.outsideCount();
    for (int day = 0; day < days.size(); day++) {
      accepted[day] += chunk.accepted()[day];
      quarantined[day] += chunk.quarantined()[day];
    }
    if (again) {
      print(chunk.fresh());
      chunk.rounds().forEach(this::print);
    }
  }

  /** All that is new in the chunk was stored for the first time. */
  void inserted(Chunk chunk) {
    for (int day = 0; day < days.size(); day++) {
      inserted[day] += chunk.freshOfDay()[day];
    }
  }

  /** A record of day number {@code day} that was accepted is refused by the database after all. */
  void refused(int day, String reason) {
    accepted[day]--;
    quarantined[day]++;
    refusals.merge(reason, 1L, Long::sum);
  }

  /** Records that the database has refused, by its reasons. */
  Map<String, Long> refusals() {
    return refusals;
  }

  /** How many records the database has refused. */
  long refused() {
    return refusals.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What {@code sql/upsert_attempts.sql} returned: a row per day. */
  void stored(List<Map<String, Object>> rows) {
    for (Map<String, Object> row : rows) {
      int day = ((Number) row.get("day")).intValue();
      inserted[day] += ((Number) row.get("inserted")).longValue();
      changed[day] += ((Number) row.get("changed")).longValue();
    }
  }

  /** What {@code sql/refresh_daily_stats.sql} returned: a row per day that was complete before. */
  void changedDays(List<Map<String, Object>> rows) {
    for (Map<String, Object> row : rows) {
      LocalDate date = ((Date) row.get("day")).toLocalDate();
      int day = days.indexOf(date);
      long before = (Long) row.get("before");
      changes.add(
          new DayChange(date, before, (Long) row.get("after"), inserted[day], changed[day]));
    }
  }

  /** Days whose numbers were known before and are different now, oldest first. */
  List<DayChange> changes() {
    return List.copyOf(changes);
  }

  private void print(Rows rows) {
    if (printed + rows.size() > prints.length) {
      prints = Arrays.copyOf(prints, Math.max(prints.length * 2, printed + rows.size()));
    }
    for (int i = 0; i < rows.size(); i++) {
      prints[printed++] = rows.fingerprint(i);
    }
  }

  /** Attempts stored before this window was read that its reply lacks. */
  long absent(long storedBefore) {
    long different = Arrays.stream(prints, 0, printed).sorted().distinct().count();
    return again ? Math.max(0, storedBefore + sum(inserted) + refused() - different) : 0;
  }

  /** What has become of the records of one day. */
  DaySums sums(int day) {
    long unchanged = accepted[day] - inserted[day] - changed[day];
    long received = accepted[day] + quarantined[day];
    return new DaySums(received, inserted[day], changed[day], unchanged, quarantined[day]);
  }

  long records() {
    return records;
  }

  /** The receipt; {@code received} is the reader's own count, so that the two can disagree. */
  Receipt receipt(long received) {
    long unchanged = sum(accepted) - sum(inserted) - sum(changed);
    return new Receipt(received, sum(inserted), sum(changed), unchanged, sum(quarantined), outside);
  }

  long quarantinedTotal() {
    return sum(quarantined);
  }

  /** The days as SQL dates. */
  Date[] dates() {
    return days.stream().map(Date::valueOf).toArray(Date[]::new);
  }

  private static long sum(long[] values) {
    return Arrays.stream(values).sum();
  }
}
