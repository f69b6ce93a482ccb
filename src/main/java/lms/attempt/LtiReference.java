package lms.attempt;

/**
 * Where in the learning platform an attempt belongs. Every part may be {@code null}: unknown.
 *
 * @param oauthConsumerKey as it came
 * @param resultSourcedid {@code lis_result_sourcedid} as it came, at most 1,000 bytes of UTF-8
 * @param outcomeServiceUrl {@code lis_outcome_service_url} as it came; never fetched
 * @param courseId course key, decoded
 * @param taskId block of the course, decoded
 */
public record LtiReference(
    String oauthConsumerKey,
    String resultSourcedid,
    String outcomeServiceUrl,
    String courseId,
    String taskId) {
  /** Nothing known. */
  public static final LtiReference NONE = new LtiReference(null, null, null, null, null);
}
