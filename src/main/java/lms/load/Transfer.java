package lms.load;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import lms.extract.Reading;
import lms.ledger.LoadRun;
import lms.window.DayIndex;
import lms.window.Window;

/** One try at one window: the reader thread fills it, the loader thread stores what comes. */
public final class Transfer {
  /** How long after the deadline the reader may take to notice it. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final LoadRun run;
  private final Window window;
  private final DayIndex days;
  private final Reading reading;
  private final HandOver handOver = new HandOver();
  private final ChunkWriter writer;
  private final Incoming incoming;
  private final Runnable forget;
  private final boolean careful;
  private boolean atRows;
  private Tally tally;
  private long storedBefore;
  private List<DayVerdict> verdicts;

  /**
   * @param careful whether it finds out which records the database refuses
   */
  Transfer(LoadRun run, Window window, Clock clock, boolean careful) {
    this.run = run;
    this.careful = careful;
    this.window = window;
    this.days = new DayIndex(window, run.zone());
    this.reading = new Reading(clock, run.deadline());
    this.writer = new ChunkWriter(window, days, handOver);
    Duration left = Duration.between(clock.instant(), run.deadline()).plus(GRACE);
    this.incoming = new Incoming(handOver, System.nanoTime() + left.toNanos());
    run.progress().begun(window);
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

  /** The window it reads. */
  public Window window() {
    return window;
  }

  /** Whether it finds out which records the database refuses. */
  public boolean isCareful() {
    return careful;
  }

  /** Whether a statement that stores attempts has begun and not ended. */
  public boolean isAtRows() {
    return atRows;
  }

  void atRows(boolean now) {
    atRows = now;
  }

  DayIndex days() {
    return days;
  }

  /** Whether day number {@code day} lies in the window from its begin to its end. */
  boolean holdsAllOf(int day) {
    return !days.startOf(day).isBefore(window.start()) && !days.endOf(day).isAfter(window.end());
  }

  ChunkWriter writer() {
    return writer;
  }

  Incoming incoming() {
    return incoming;
  }

  void fail(Exception why) {
    handOver.fail(why);
  }

  /** Whether the reader has failed already. */
  boolean isBroken() {
    return handOver.isBroken();
  }

  void storedBefore(long count) {
    storedBefore = count;
    tally = new Tally(days, count > 0 && !run.isReplay()); // a replay does not read the day again
  }

  /** Whether all that is new in the reply may be inserted at once, as nothing was stored before. */
  boolean isFirst() {
    return storedBefore == 0 && !careful;
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

  /** The days of the window that are stored from their begin to their end, oldest first. */
  List<LocalDate> wholeDays() {
    return IntStream.range(0, verdicts.size())
        .filter(day -> verdicts.get(day).whole())
        .mapToObj(days.days()::get)
        .toList();
  }

  /** What is stored of the last day, if that goes on behind the window. */
  DayPart lastPart() {
    DayVerdict last = verdicts.get(verdicts.size() - 1);
    return last.whole() ? DayPart.NONE : new DayPart(window.end(), last.sums(), last.past());
  }

  /** After the commit. */
  void committed() {
    run.progress().committed(window, tally.receipt(reading.received()), wholeDays());
  }

  long absent() {
    return tally.absent(storedBefore);
  }

  /** Ends both sides; safe to call whatever happened. */
  void close() {
    run.progress().ended(window);
    forget.run();
    handOver.abandon();
    reading.stop();
  }
}
