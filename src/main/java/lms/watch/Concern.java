package lms.watch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lms.ledger.Failure;
import lms.ledger.Incident;
import lms.ledger.RunSummary;
import lms.ledger.Trigger;

/**
 * What has happened that begins, continues or ends incidents.
 *
 * @param cause what fails; empty = nothing does
 * @param stored days a load run has stored: every failure of load runs is over, and these days are
 *     no longer overdue
 */
public record Concern(Optional<String> cause, List<LocalDate> stored) {
  private static final Concern NONE = new Concern(Optional.empty(), List.of());

  /** A load run has ended. What it was refused, or told to stop, is no incident. */
  static Concern of(RunSummary summary) {
    return switch (summary.status()) {
      case FAILED -> new Concern(summary.failure().flatMap(Concern::cause), List.of());
      case SUCCEEDED, WARNING -> stored(summary);
      case CANCELLED, QUEUED, RUNNING -> NONE;
    };
  }

  /** A day was not complete in time. */
  static Concern overdue(LocalDate day) {
    return new Concern(Optional.of(Incident.overdue(day)), List.of());
  }

  private static Optional<String> cause(Failure failure) {
    return failure.kind() == Failure.Kind.CLAIMED
        ? Optional.empty()
        : Optional.of(Incident.causeOf(failure));
  }

  /** A replay asks no API: it proves nothing. */
  private static Concern stored(RunSummary summary) {
    return summary.trigger() == Trigger.REPLAY
        ? NONE
        : new Concern(Optional.empty(), summary.days().list());
  }

  /** The causes of incidents it is certainly about. */
  List<String> causes() {
    return Stream.concat(cause.stream(), stored.stream().map(Incident::overdue)).toList();
  }

  /** Whether it ends the incidents of load runs, whatever their cause. */
  boolean endsLoadRuns() {
    return !stored.isEmpty();
  }

  /** Whether it ends an incident of that cause. */
  boolean ends(Incident incident) {
    return endsLoadRuns() && incident.overdueDay().map(stored::contains).orElse(true);
  }
}
