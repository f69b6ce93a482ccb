package lms.load;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import lms.extract.ApiFailure;
import lms.extract.Reading;
import lms.ledger.LoadRun;
import lms.window.DayIndex;
import lms.window.Window;

/** One try at one window: the reader thread fills it, the loader thread stores what comes. */
public final class Transfer {
  /** How long after the deadline the reader may take to notice it. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** The database ends a session that is silent in a transaction for the length of a lease. */
  private static final Duration PULSE = Duration.ofSeconds(10);

  private final LoadRun run;
  private final Window window;
  private final DayIndex days;
  private final Reading reading;
  private final long deadlineNanos;
  private final HandOver handOver = new HandOver();
  private final ChunkWriter writer;
  private final Runnable forget;
  private Chunk first;
  private boolean ended;
  private Exception failure;
  private Tally tally;
  private long storedBefore;
  private List<DayVerdict> verdicts;

  Transfer(LoadRun run, Window window, Clock clock) {
    this.run = run;
    this.window = window;
    Duration left = Duration.between(clock.instant(), run.deadline()).plus(GRACE);
    this.deadlineNanos = System.nanoTime() + left.toNanos();
    this.days = new DayIndex(window, run.zone());
    this.reading = new Reading(clock, run.deadline());
    this.writer = new ChunkWriter(window, days, handOver);
    this.forget = run.stop().onAsk(this::stop);
  }

  /** Called by another thread. */
  private void stop() {
    run.stop().reason().ifPresent(why -> handOver.stop(new Stopped(run.id(), why)));
    reading.stop();
  }

  /** What is known of the reply. */
  public Reading reading() {
    return reading;
  }

  LoadRun run() {
    return run;
  }

  Window window() {
    return window;
  }

  DayIndex days() {
    return days;
  }

  ChunkWriter writer() {
    return writer;
  }

  void fail(Exception why) {
    handOver.fail(why);
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
      throw ApiFailure.stopped(
          "the API was still answering at the load run's deadline; RUN_DEADLINE may be too short");
    }
    return handOver.take(left.compareTo(PULSE) < 0 ? left.plusMillis(1) : PULSE);
  }

  void storedBefore(long count) {
    storedBefore = count;
    tally = new Tally(days, count > 0 && !run.isReplay()); // a replay does not read the day again
  }

  Tally tally() {
    return tally;
  }

  void judged(List<DayVerdict> days) {
    verdicts = days;
  }

  /** How each day of the window stands, oldest first. */
  List<DayVerdict> verdicts() {
    return verdicts;
  }

  long absent() {
    return tally.absent(storedBefore);
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

  /** Ends both sides; safe to call whatever happened. */
  void close() {
    forget.run();
    handOver.abandon();
    reading.stop();
  }
}
