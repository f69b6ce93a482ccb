package lms.load;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The bounded queue between the reader thread and the loader thread: chunks in order, then the end
 * or the reader's failure. When the loader has gone, chunks are dropped, so that the reader is
 * never stuck.
 */
final class HandOver {
  private static final int CHUNKS_WAITING = 3;

  private sealed interface Item permits Full, End, Broken {}

  private record Full(Chunk chunk) implements Item {}

  private record End() implements Item {}

  private record Broken(Exception why) implements Item {}

  private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(CHUNKS_WAITING);
  private volatile boolean abandoned;
  private volatile Exception stopped;
  private volatile boolean broken;

  void put(Chunk chunk) {
    offer(new Full(chunk));
  }

  void end() {
    offer(new End());
  }

  void fail(Exception why) {
    broken = true;
    offer(new Broken(why));
  }

  /** Whether the reader has failed, although the loader may have to take some chunks first. */
  boolean isBroken() {
    return broken;
  }

  private void offer(Item item) {
    try {
      while (!abandoned && !queue.offer(item, 100, TimeUnit.MILLISECONDS)) {
        // full: the database is slower than the API; wait for room or for the loader's end
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abandoned = true;
    }
  }

  /** The loader must end now, whatever waits. */
  void stop(Exception why) {
    stopped = why;
    queue.offer(new Broken(why)); // wakes a loader that waits; one that does not needs no waking
  }

  /** The loader takes no more. */
  void abandon() {
    abandoned = true;
    queue.clear();
  }

  /**
   * The next chunk, {@code null} after the last one, {@link Chunk#PULSE} if none has come in time.
   *
   * @throws Exception what the reader failed with, or why the loader must end
   */
  Chunk take(Duration patience) throws Exception {
    Item item = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (stopped != null) {
      throw stopped;
    }
    if (item instanceof Full full) {
      return full.chunk();
    }
    if (item instanceof Broken broken) {
      throw broken.why();
    }
    return item == null ? Chunk.PULSE : null;
  }
}
