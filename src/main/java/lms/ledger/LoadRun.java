package lms.ledger;

import java.time.Instant;
import java.time.ZoneId;
import lms.window.DaySet;

/**
 * A load run that has claimed its days.
 *
 * @param id its number in the ledger
 * @param client the university
 * @param request what it was asked to do
 * @param zone what "a day" means
 * @param startedAt when it claimed its days
 * @param deadline when it must have ended
 * @param stop tells it to end early
 * @param progress how far it is
 */
public record LoadRun(
    long id,
    String client,
    RunRequest request,
    ZoneId zone,
    Instant startedAt,
    Instant deadline,
    Stop stop,
    RunProgress progress) {

  /** Why it exists. */
  public Trigger trigger() {
    return request.trigger();
  }

  /** Whether its records come from the quarantine, not from the API. */
  public boolean isReplay() {
    return trigger() == Trigger.REPLAY;
  }

  /** The days it holds. */
  public DaySet days() {
    return request.all();
  }
}
