package lms.load;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import lms.attempt.Attempt;
import lms.validate.InvalidRecord;
import lms.window.DayIndex;
import lms.window.Window;

/**
 * Collects judged records into chunks on the reader thread and hands full ones over. The one place
 * that decides whether a record is outside its window.
 */
final class ChunkWriter {
  private final Window window;
  private final DayIndex days;
  private final HandOver handOver;
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Met met = new Met();
  private Chunk chunk;

  ChunkWriter(Window window, DayIndex days, HandOver handOver) {
    this.window = window;
    this.days = days;
    this.handOver = handOver;
    this.chunk = new Chunk(days, 0);
  }

  /**
   * @param origin the record's number in the quarantine, {@code null} unless it is replayed
   * @param kept what it was read from, or {@code null} unless the try is careful
   */
  void accept(Attempt attempt, Long origin, Kept kept) {
    if (window.contains(attempt.createdAt())) {
      chunk.accept(attempt, met.isNew(Rows.fingerprint(attempt)), kept);
      if (origin != null) {
        chunk.replayed().stored(origin);
      }
    } else {
      chunk.outside();
    }
    handOverIfFull();
  }

  /** Whether the record went to quarantine; otherwise it is outside the window. */
  boolean reject(byte[] raw, InvalidRecord why) {
    return reject(why, texts -> chunk.rejects().add(raw, texts));
  }

  /** The same for a replayed record, by its number in the quarantine: there it stays. */
  boolean rejectAgain(long origin, InvalidRecord why) {
    return reject(why, texts -> chunk.replayed().refused(origin, texts));
  }

  private boolean reject(InvalidRecord why, Consumer<List<String>> keep) {
    Instant createdAt = why.createdAt().orElse(null);
    boolean inside = createdAt == null || window.contains(createdAt);
    if (inside) {
      chunk.reject(createdAt);
      keep.accept(why.violations().stream().map(Object::toString).toList());
      why.violations().forEach(v -> reasons.merge(v.field() + " " + v.problem(), 1L, Long::sum));
    } else {
      chunk.outside();
    }
    handOverIfFull();
    return inside;
  }

  private void handOverIfFull() {
    if (chunk.isFull()) {
      Chunk full = chunk;
      chunk = new Chunk(days, full.lastDay());
      handOver.put(full);
    }
  }

  /** Hands the rest over; the reply has ended well. */
  void finish() {
    if (chunk.records() > 0) {
      handOver.put(chunk);
    }
    handOver.end();
  }

  /** Quarantined records by reason; complete after {@link #finish()}. */
  Map<String, Long> reasons() {
    return reasons;
  }
}
