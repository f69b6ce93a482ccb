package lms.attempt;

import java.time.Instant;

/**
 * One attempt of a student, as the grader recorded it and as it is stored.
 *
 * @param userId the grader's {@code lti_user_id}, 1 to 255 characters
 * @param type {@code run}, {@code submit} or another type the settings allow
 * @param createdAt when the grader recorded it, to the microsecond
 * @param correct whether a submission was correct; {@code null} for trial runs and ungraded ones
 * @param lti what {@code passback_params} says
 */
public record Attempt(
    String userId, String type, Instant createdAt, Boolean correct, LtiReference lti) {}
