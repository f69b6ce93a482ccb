package lms.ledger;

import java.time.LocalDate;

/**
 * What the ledger knows of one calendar day.
 *
 * @param loadRunId the load run that loaded it last, or tried to; {@code null} if none has
 * @param attempts attempts stored
 * @param quarantined records of its last load that are in quarantine
 * @param published whether the sheet shows its numbers as they are now
 */
public record DayCoverage(
    LocalDate day,
    State state,
    Long loadRunId,
    long attempts,
    long quarantined,
    boolean published) {

  /** Where a day stands. */
  public enum State {
    /** The schedule has not fired since its end. */
    NOT_DUE,
    /** Due, and nobody has loaded it. */
    MISSING,
    /** A load run holds it. */
    RUNNING,
    /** Loaded whole, after its end. */
    COMPLETE,
    /** Loaded whole, and there was no record. */
    VERIFIED_EMPTY,
    /** Loaded whole, but over the error budget. */
    DEGRADED,
    /** The last load run that asked for it failed, and none has loaded it. */
    FAILED;

    /** Whether nothing more needs to be loaded for it. */
    public boolean isDone() {
      return this == COMPLETE || this == VERIFIED_EMPTY || this == DEGRADED;
    }
  }
}
