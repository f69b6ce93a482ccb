package lms.adopt;

import java.time.ZoneId;
import java.util.Set;

/**
 * What does not depend on the table.
 *
 * @param client the university
 * @param zone what "a day" means
 * @param lookbackDays days before yesterday that the schedule reads again
 * @param attemptTypes the types that are taken
 */
public record AdoptFrame(String client, ZoneId zone, int lookbackDays, Set<String> attemptTypes) {}
