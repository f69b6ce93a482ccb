package lms.ledger;

/**
 * How far a load run is: windows committed, and what the current one has brought so far. Written by
 * the threads of the load run, read by the one that tells the ledger.
 */
public final class RunProgress {
  private final long begunAt = System.nanoTime();
  private String stage = "claim";
  private Receipt committed = Receipt.ZERO;
  private Receipt current = Receipt.ZERO;
  private int windowsDone;
  private int daysDone;

  /**
   * One moment of it.
   *
   * @param stage the stage begun last
   * @param receipt what has come so far
   * @param seconds since the load run began
   */
  record Moment(String stage, Receipt receipt, int windowsDone, int daysDone, double seconds) {
    long recordsPerSecond() {
      return (long) (receipt.received() / Math.max(1, seconds));
    }

    /** Expected seconds to the end, by days; {@code null} before the first window is done. */
    Long etaSeconds(int days) {
      return daysDone == 0 ? null : Math.round(seconds * (days - daysDone) / daysDone);
    }
  }

  /** A stage begins. */
  public synchronized void stage(String name) {
    stage = name;
  }

  /** What the current window has brought so far; it is not committed. */
  public synchronized void stored(Receipt soFar) {
    current = soFar;
  }

  /** The current window is committed, with so many days. */
  public synchronized void committed(Receipt receipt, int days) {
    committed = committed.plus(receipt);
    current = Receipt.ZERO;
    windowsDone++;
    daysDone += days;
  }

  /** The current try is over: what it did not commit is rolled back. */
  public synchronized void tryEnded() {
    current = Receipt.ZERO;
  }

  synchronized Moment now() {
    double seconds = (System.nanoTime() - begunAt) / 1e9;
    return new Moment(stage, committed.plus(current), windowsDone, daysDone, seconds);
  }
}
