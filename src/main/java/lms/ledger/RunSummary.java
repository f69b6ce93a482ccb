package lms.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.window.Days;

/**
 * What a load run did, folded from its windows; feeds the sheet, the mail and the terminal.
 *
 * @param loadRunId its number in the ledger
 * @param days the days asked for
 * @param receipt the windows' receipts added up
 * @param reasons quarantined records by reason ({@code field problem}), most frequent first
 * @param absent attempts stored earlier that the replies lack; they stay stored
 * @param unknownKeys keys of records that are none of the five, with how often they came
 * @param warnings what needs a look, in plain words; not empty = status WARNING
 * @param failure what ended it, or empty
 * @param startedAt when it claimed its days
 * @param duration from then to the end of the last window
 */
public record RunSummary(
    long loadRunId,
    Trigger trigger,
    Days days,
    Status status,
    Receipt receipt,
    Map<String, Long> reasons,
    long absent,
    Map<String, Long> unknownKeys,
    List<String> warnings,
    Optional<Failure> failure,
    Instant startedAt,
    Duration duration) {}
