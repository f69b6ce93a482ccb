package lms.quarantine;

import java.time.Instant;
import java.util.Optional;

/**
 * Which open records are to be dismissed; all of them where neither is given.
 *
 * @param reason how one of their reasons begins, as {@code quarantine list} shows it
 * @param before those that came last before this instant
 */
public record Dismissal(Optional<String> reason, Optional<Instant> before) {}
