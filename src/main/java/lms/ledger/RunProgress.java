package lms.ledger;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import lms.window.Window;

/**
 * How far a load run is: windows committed, what the current one has brought so far, and what is
 * still to do. Written by the threads of the load run, read by the one that tells the ledger.
 */
public final class RunProgress {
  private final LongSupplier nanos;
  private final long begunAt;
  private final int days;
  private final Map<Window, Long> inFlight = new HashMap<>();
  private final Set<LocalDate> daysDone = new HashSet<>();
  private String stage = "claim";
  private Receipt committed = Receipt.ZERO;
  private Receipt current = Receipt.ZERO;
  private int windowsDone;
  private long nanosOfDone;
  private int notBegun;
  private int atOnce = 1;

  /**
   * Nothing is done yet.
   *
   * @param days how many there are to do
   * @param windows in how many windows, as far as is known
   */
  public RunProgress(int days, int windows) {
    this(days, windows, System::nanoTime);
  }

  RunProgress(int days, int windows, LongSupplier nanos) {
    this.days = days;
    this.notBegun = windows;
    this.nanos = nanos;
    this.begunAt = nanos.getAsLong();
  }

  /**
   * One moment of it.
   *
   * @param stage the stage begun last
   * @param receipt what has come so far
   * @param days how many there are to do
   * @param daysDone how many are stored to their end
   * @param seconds since the load run began
   * @param etaSeconds expected seconds to the end, {@code null} while nobody can know
   * @param windows how many there will be, as far as is known
   */
  public record Moment(
      String stage,
      Receipt receipt,
      int windowsDone,
      int days,
      int daysDone,
      double seconds,
      Long etaSeconds,
      int windows) {
    /** Records received per second since the load run began. */
    public long recordsPerSecond() {
      return (long) (receipt.received() / Math.max(1, seconds));
    }
  }

  /** A stage begins. */
  public synchronized void stage(String name) {
    stage = name;
  }

  /**
   * What is still to do besides what is on its way.
   *
   * @param windows not asked for yet, if all have the present size
   * @param parallel how many may be on their way at once
   */
  public synchronized void planned(int windows, int parallel) {
    notBegun = windows;
    atOnce = parallel;
  }

  /** Since the load run began, by a clock that nobody sets. */
  public Duration lasts() {
    return Duration.ofNanos(nanos.getAsLong() - begunAt);
  }

  /** A window is asked for. */
  public synchronized void begun(Window window) {
    inFlight.put(window, nanos.getAsLong());
  }

  /** What the current window has brought so far; it is not committed. */
  public synchronized void stored(Receipt soFar) {
    current = soFar;
  }

  /**
   * The current window is committed.
   *
   * @param whole the days that are stored to their end with it
   */
  public synchronized void committed(Window window, Receipt receipt, Collection<LocalDate> whole) {
    committed = committed.plus(receipt);
    current = Receipt.ZERO;
    windowsDone++;
    nanosOfDone += nanos.getAsLong() - inFlight.remove(window);
    daysDone.addAll(whole);
  }

  /** A window is no longer on its way; if it is not committed it is still to do. */
  public synchronized void ended(Window window) {
    notBegun += inFlight.remove(window) == null ? 0 : 1;
  }

  /** The current try is over: what it did not commit is rolled back. */
  public synchronized void tryEnded() {
    current = Receipt.ZERO;
  }

  /** How far it is now. */
  public synchronized Moment now() {
    return new Moment(
        stage,
        committed.plus(current),
        windowsDone,
        days,
        daysDone.size(),
        (nanos.getAsLong() - begunAt) / 1e9,
        windowsDone == 0 ? null : Math.round(secondsLeft()),
        windowsDone + inFlight.size() + notBegun);
  }

  /** Every window is expected to take what those before it took, from the request to the commit. */
  private double secondsLeft() {
    double mean = (double) nanosOfDone / windowsDone;
    long now = nanos.getAsLong();
    double left = notBegun * mean;
    for (long since : inFlight.values()) {
      left += Math.max(0, mean - (now - since));
    }
    return left / 1e9 / Math.max(1, Math.min(atOnce, inFlight.size() + notBegun));
  }
}
