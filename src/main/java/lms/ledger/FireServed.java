package lms.ledger;

/** Another load run has served that fire of the schedule: there is nothing to do. */
public final class FireServed extends Exception {
  private static final long serialVersionUID = 1L;

  FireServed(long loadRunId) {
    super("load run " + loadRunId + " has served this fire of the schedule; nothing is done twice");
  }
}
