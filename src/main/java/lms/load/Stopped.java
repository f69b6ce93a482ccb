package lms.load;

import lms.ledger.Stop;

/** A load run was told to end before its work was done; its window is rolled back. */
public final class Stopped extends Exception {
  private static final long serialVersionUID = 1L;

  private final Stop.Reason reason;

  /** It has to end for that reason. */
  public Stopped(long loadRunId, Stop.Reason reason) {
    super(text(loadRunId, reason));
    this.reason = reason;
  }

  private static String text(long loadRunId, Stop.Reason reason) {
    String what =
        switch (reason) {
          case CANCELLED -> "was cancelled on request";
          case SHUTDOWN ->
              "was stopped because its process is ending; nothing of its open window was stored";
          case CLAIM_LOST -> "has lost its claim on the days; it writes nothing more";
        };
    return "load run " + loadRunId + " " + what;
  }

  /** Why it had to end. */
  public Stop.Reason reason() {
    return reason;
  }
}
