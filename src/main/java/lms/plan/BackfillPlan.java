package lms.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lms.ledger.Trigger;
import lms.window.DaySet;
import lms.window.Days;

/**
 * What a backfill has to do, and how long that may take by what the ledger knows.
 *
 * @param asked what it is for
 * @param complete how many of the days asked for are complete already
 * @param days those to load; empty if none is
 * @param requests windows of at most {@code WINDOW_DAYS}: what the API is asked for, if it can
 *     answer them
 * @param records expected in the replies; empty where no day tells
 * @param pace of the API; empty where no request tells
 * @param seconds expected to the end; empty without a pace
 * @param holders load runs that hold any of the days to load, oldest first
 */
public record BackfillPlan(
    Backfill asked,
    int complete,
    Optional<DaySet> days,
    int requests,
    OptionalLong records,
    Optional<Pace> pace,
    OptionalLong seconds,
    List<Holder> holders) {

  /**
   * A load run that has days or waits for them.
   *
   * @param name host and process
   * @param days from the first to the last of them that it holds
   */
  public record Holder(long loadRunId, Trigger trigger, String name, Days days) {}
}
