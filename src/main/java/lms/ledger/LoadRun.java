package lms.ledger;

import java.time.Instant;
import java.time.ZoneId;
import lms.window.Days;

/**
 * A load run that has claimed its days.
 *
 * @param id its number in the ledger
 * @param client the university
 * @param days the days asked for
 * @param zone what "a day" means
 * @param startedAt when it claimed its days
 * @param deadline when it must have ended
 */
public record LoadRun(
    long id,
    String client,
    Trigger trigger,
    Days days,
    ZoneId zone,
    Instant startedAt,
    Instant deadline) {}
