package lms.quarantine;

import java.util.Map;

/**
 * How many open records are in quarantine for one reason.
 *
 * @param reason field and problem, without the value
 * @param count records; one with several reasons counts under each of them
 * @param sample the fields of one such record in their order; what a value may tell of a person is
 *     masked
 */
public record ReasonCount(String reason, long count, Map<String, String> sample) {}
