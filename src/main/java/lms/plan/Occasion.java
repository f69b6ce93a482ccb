package lms.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why it is asked which days are due.
 *
 * @param fire the fire of the schedule that wants to be served, if nobody has; the reread of recent
 *     days belongs to it
 * @param missing otherwise: days that were due at that instant and are missing
 * @param patient whether days that failed shortly before are left for later
 */
public record Occasion(Optional<Instant> fire, Optional<Instant> missing, boolean patient) {
  /** A fire of the schedule, and nothing else. */
  static Occasion ofFire(Instant fire) {
    return new Occasion(Optional.of(fire), Optional.empty(), false);
  }

  /** No day that becomes due later matters. */
  Instant until() {
    return Stream.concat(fire.stream(), missing.stream()).max(Instant::compareTo).orElseThrow();
  }
}
