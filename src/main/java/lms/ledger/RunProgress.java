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
  private final int days;
  private int windowsDone;
  private int daysDone;

  /**
   * Nothing is done yet.
   *
   * @param days how many there are to do
   */
  public RunProgress(int days) {
    this.days = days;
  }

  /**
   * One moment of it.
   *
   * @param stage the stage begun last
   * @param receipt what has come so far
   * @param days how many there are to do
   * @param seconds since the load run began
   * @param etaSeconds expected seconds to the end, {@code null} while nobody can know
   */
  public record Moment(
      String stage,
      Receipt receipt,
      int windowsDone,
      int days,
      int daysDone,
      double seconds,
      Long etaSeconds) {
    /** Records received per second since the load run began. */
    public long recordsPerSecond() {
      return (long) (receipt.received() / Math.max(1, seconds));
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

  /** How far it is now. */
  public synchronized Moment now() {
    double seconds = (System.nanoTime() - begunAt) / 1e9;
    Long eta = daysDone == 0 ? null : Math.round(seconds * (days - daysDone) / daysDone);
    return new Moment(stage, committed.plus(current), windowsDone, days, daysDone, seconds, eta);
  }
}
