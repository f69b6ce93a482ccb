package lms.ledger;

/** Another load run holds days that were asked for. */
public final class DaysHeld extends Exception {
  private static final long serialVersionUID = 1L;

  private final long loadRunId;

  DaysHeld(long loadRunId, String message) {
    super(message);
    this.loadRunId = loadRunId;
  }

  /** A load run that waits in the queue could not begin. */
  static DaysHeld notYet(long queued) {
    return new DaysHeld(
        queued, "load run %d was cancelled, or another began before it".formatted(queued));
  }

  /** The load run that holds them. */
  public long loadRunId() {
    return loadRunId;
  }
}
