package lms.load;

/** The load run no longer holds its days: its lease lapsed, or somebody closed it. */
public final class ClaimLost extends Exception {
  private static final long serialVersionUID = 1L;

  ClaimLost(long loadRunId) {
    super("load run " + loadRunId + " has lost its claim on the days; it writes nothing more");
  }
}
