package lms.ledger;

/** Where a load run stands; the last four are final. */
public enum Status {
  QUEUED,
  RUNNING,
  SUCCEEDED,
  /** Stored, but something needs a look. */
  WARNING,
  /** Ended early; the windows committed before are kept. */
  FAILED,
  CANCELLED
}
