package lms.ledger;

/** Why a load run exists. */
public enum Trigger {
  /** The daily schedule: yesterday, lookback and missing days, all in one. */
  SCHEDULE,
  /** Missing days found at start-up. */
  CATCH_UP,
  /** A person's {@code run}, or the REST trigger. */
  MANUAL,
  /** History on demand. */
  BACKFILL,
  /** Quarantined records validated again. */
  REPLAY
}
