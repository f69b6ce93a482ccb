package lms.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lms.ledger.Incident;

/** Decides when people hear of an incident again. Pure. */
final class Reminders {
  /**
   * From one mail to the next: 1 h and 6 h after the first one, then daily. A day is counted as 22
   * h, so that a failure a little earlier in the day than the one before is told as well.
   */
  private static final List<Duration> STEPS =
      List.of(Duration.ofHours(1), Duration.ofHours(5), Duration.ofHours(22));

  private Reminders() {}

  /** When the next mail about it is due; the first one at once. */
  static Instant nextAt(Incident incident) {
    return incident
        .lastMailAt()
        .map(last -> last.plus(step(incident.mails())))
        .orElse(incident.openedAt());
  }

  /** The wait after mail number {@code mails}. */
  private static Duration step(int mails) {
    return STEPS.get(Math.min(Math.max(mails, 1), STEPS.size()) - 1);
  }
}
