package lms.adopt;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import lms.window.DaySet;

/**
 * What was found in a table, and what was done with it.
 *
 * @param zone of its times that say none themselves
 * @param identity whether its attempts can be told to be the API's: not without the LTI result id,
 *     nor by times that have been rounded
 * @param believed its days that are whole as far as can be seen, empty if none is
 * @param doubtful its other days, empty if there is none
 * @param reasons why rows cannot be taken, the most frequent first
 * @param loadRun the load run they were taken with; empty if nothing was taken
 */
public record Report(
    Source source,
    ZoneId zone,
    AdoptReceipt receipt,
    boolean identity,
    Optional<DaySet> believed,
    Optional<DaySet> doubtful,
    Map<String, Long> reasons,
    Optional<Long> loadRun) {}
