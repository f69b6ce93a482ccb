package lms.load;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private Chunk chunk;

  ChunkWriter(Window window, DayIndex days, HandOver handOver) {
    this.window = window;
    this.days = days;
    this.handOver = handOver;
    this.chunk = new Chunk(days, 0);
  }

  void accept(Attempt attempt) {
    if (window.contains(attempt.createdAt())) {
      chunk.accept(attempt);
    } else {
      chunk.outside();
    }
    handOverIfFull();
  }

  /** Whether the record went to quarantine; otherwise it is outside the window. */
  boolean reject(byte[] raw, InvalidRecord why) {
    Instant createdAt = why.createdAt().orElse(null);
    boolean inside = createdAt == null || window.contains(createdAt);
    if (inside) {
      List<String> texts = why.violations().stream().map(Object::toString).toList();
      chunk.reject(raw, texts, createdAt);
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
