package lms.sandbox;

import java.time.Instant;

/**
 * One attempt on the campus.
 *
 * @param createdAt to the microsecond
 * @param visibleAt from when on the API returns it; later than {@code createdAt} for late ones
 * @param submission else a trial run
 * @param correct {@code null} for trial runs and ungraded submissions
 * @param oddity what is unusual about its record
 * @param defect what is wrong with its record
 */
record SyntheticAttempt(
    Instant createdAt,
    Instant visibleAt,
    Enrolment enrolment,
    Task task,
    boolean submission,
    Boolean correct,
    Oddity oddity,
    Defect defect) {}
