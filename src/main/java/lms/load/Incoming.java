package lms.load;

import java.time.Duration;
import java.util.Iterator;
import lms.extract.ApiFailure;
import lms.texts.Sentence;

/**
 * The loader thread's end of a hand-over: the chunks as they come, to their end or the deadline.
 */
final class Incoming {
  /** The database ends a session that is silent in a transaction for the length of a lease. */
  private static final Duration PULSE = Duration.ofSeconds(10);

  private final HandOver handOver;
  private final long deadlineNanos;
  private Chunk first;
  private boolean ended;
  private Exception failure;

  /**
   * @param deadlineNanos the moment of {@link System#nanoTime} after which it waits no longer
   */
  Incoming(HandOver handOver, long deadlineNanos) {
    this.handOver = handOver;
    this.deadlineNanos = deadlineNanos;
  }

  /** Waits for the first chunk, so that no transaction is open while the API makes up its mind. */
  void awaitFirst() throws Exception {
    do {
      first = take();
    } while (first != null && first.isPulse());
    ended = first == null;
  }

  private Chunk take() throws Exception {
    Duration left = Duration.ofNanos(deadlineNanos - System.nanoTime());
    if (left.isNegative()) {
      throw ApiFailure.stopped(Sentence.of("problem.deadline"));
    }
    return handOver.take(left.compareTo(PULSE) < 0 ? left.plusMillis(1) : PULSE);
  }

  /**
   * The chunks as they come. Under Camel's split it must not throw: a failure of either side ends
   * it and is thrown by {@link #finish()}.
   */
  Iterator<Chunk> chunks() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !ended;
      }

      /** {@code null} at the end: split skips it. */
      @Override
      public Chunk next() {
        Chunk chunk = first;
        first = null;
        return chunk != null ? chunk : takeGuarded();
      }
    };
  }

  private Chunk takeGuarded() {
    try {
      Chunk chunk = take();
      ended = chunk == null;
      return chunk;
    } catch (Exception e) {
      endWith(e);
      return null;
    }
  }

  /** The chunks end here; {@link #finish()} will say why. */
  void endWith(Exception why) {
    failure = why;
    ended = true;
  }

  /**
   * @throws Exception what either side failed with
   */
  void finish() throws Exception {
    if (failure != null) {
      throw failure;
    }
  }
}
