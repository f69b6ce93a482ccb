package lms.ledger;

/**
 * Why a load run or one of its deliveries failed, in plain words without secrets.
 *
 * @param stage the route that failed: {@code extract}, {@code load}, {@code report}, …
 * @param kind what to tell the shell
 * @param message what failed, with which value, what happens now, what to do
 */
public record Failure(String stage, Kind kind, String message) {
  /**
   * Whether the ledger may say that nothing was stored: not by a load run without its claim, and
   * not where nobody knows.
   */
  public boolean mayBeWritten() {
    return !stage.equals("claim") && !isUncertain();
  }

  /** Whether nobody knows if the window was stored: its commit was not answered. */
  public boolean isUncertain() {
    return stage.equals("commit");
  }

  /** Decides the exit status of a command. */
  public enum Kind {
    /** Anything of ours: database, disk, a defect. Exit status 1. */
    FAILED,
    /** The API could not be had: no connection, no 200, no whole JSON array. Exit status 4. */
    API,
    /** Another load run holds those days. Exit status 75. */
    CLAIMED,
    /** Somebody asked to stop it. Exit status 1. */
    CANCELLED,
    /**
     * The process is ending, or the claim is gone: nobody is told, its days stay due. Exit status
     * 1.
     */
    STOPPED
  }
}
