package lms.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lms.window.DaySet;
import lms.window.Days;
import lms.window.Window;

/**
 * What {@code direct:run} is asked to do.
 *
 * @param days the days wanted: what the mail is about
 * @param lookback recent days to read again besides, for late and re-graded attempts
 * @param fireAt the fire of the schedule it serves; served once, whoever rings
 * @param windows what exactly to ask for; empty = planned from the days
 * @param queued the load run that waits in the ledger with status QUEUED, if it is one
 */
public record RunRequest(
    Trigger trigger,
    DaySet days,
    Set<LocalDate> lookback,
    Optional<Instant> fireAt,
    List<Window> windows,
    Optional<Long> queued) {

  /** A person's wish: these days, nothing else. */
  public RunRequest(Trigger trigger, Days days) {
    this(trigger, DaySet.of(days));
  }

  /** These days, nothing else. */
  public RunRequest(Trigger trigger, DaySet days) {
    this(trigger, days, Set.of(), Optional.empty(), List.of(), Optional.empty());
  }

  /** All days it asks for, the lookback too. */
  public DaySet all() {
    List<LocalDate> all = new ArrayList<>(days.list());
    all.addAll(lookback);
    return DaySet.of(all);
  }

  /** The same request, waiting in the ledger as load run {@code id}. */
  public RunRequest queuedAs(long id) {
    return new RunRequest(trigger, days, lookback, fireAt, windows, Optional.of(id));
  }
}
