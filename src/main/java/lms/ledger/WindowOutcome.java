package lms.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.window.Window;

/**
 * What became of one window: committed whole, or nothing of it yet.
 *
 * @param receipt zero when it failed
 * @param reasons quarantined records by reason
 * @param absent attempts stored earlier that the reply lacks
 * @param unknownKeys keys of records that are none of the five, with how often they came
 * @param changes days whose numbers were known before and are different now
 * @param warnings what needs a look, in plain words
 * @param failure why it failed, empty = committed, or asked for in halves
 */
public record WindowOutcome(
    Window window,
    Receipt receipt,
    Map<String, Long> reasons,
    long absent,
    Map<String, Long> unknownKeys,
    List<DayChange> changes,
    List<String> warnings,
    Optional<Failure> failure) {
  /** A window of which nothing was stored. */
  public static WindowOutcome failed(Window window, Failure failure) {
    return nothing(window, Optional.of(failure));
  }

  /** A window that was too much for the API; what becomes of its halves is told by theirs. */
  public static WindowOutcome halved(Window window) {
    return nothing(window, Optional.empty());
  }

  private static WindowOutcome nothing(Window window, Optional<Failure> failure) {
    return new WindowOutcome(
        window, Receipt.ZERO, Map.of(), 0, Map.of(), List.of(), List.of(), failure);
  }
}
