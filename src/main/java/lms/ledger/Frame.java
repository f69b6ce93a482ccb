package lms.ledger;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What all load runs of this process have in common.
 *
 * @param client the university
 * @param zone what "a day" means
 * @param windowDays days of one window at most
 * @param runDeadline a load run that takes longer is stopped
 * @param holder host and process, unique to this process
 */
public record Frame(
    String client, ZoneId zone, int windowDays, Duration runDeadline, String holder) {}
