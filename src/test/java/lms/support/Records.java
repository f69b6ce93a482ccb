package lms.support;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One record of the grader's reply, as JSON, for tests: starts as a good one and takes any field a
 * test wants.
 */
public final class Records {
  /**
   * The student of every record that is given no other: personal, so nobody may read it anywhere.
   */
  public static final String USER = "00000000000000000000000000000001";

  private static final String BLOCK = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1";
  private static final String PASSBACK =
      """
      "{'oauth_consumer_key': '', \
      'lis_result_sourcedid': 'course-v1:Uni+PY-1.0+R1:lms.example.org-%s:%s', \
      'lis_outcome_service_url': 'https://lms.example.org/courses/course-v1:Uni+PY-1.0+R1/xblock/\
      block-v1:Uni+PY-1.0+R1+type@lti+block@%s/handler_noauth/grade_handler'}"\
      """
          .formatted(BLOCK, USER, BLOCK);

  private final Map<String, String> fields;

  private Records(Map<String, String> fields) {
    this.fields = fields;
  }

  /** A trial run of 2023-05-31 09:16:11.313646 UTC. */
  public static Records aTrialRun() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("lti_user_id", '"' + USER + '"');
    fields.put("passback_params", PASSBACK);
    fields.put("is_correct", "null");
    fields.put("attempt_type", "\"run\"");
    fields.put("created_at", "\"2023-05-31 09:16:11.313646\"");
    return new Records(fields);
  }

  /** A correct submission of the same student, task and time. */
  public static Records aSubmission() {
    return aTrialRun().with("attempt_type", "\"submit\"").with("is_correct", "1");
  }

  /**
   * The reply for a day: so many records, one a microsecond from 10:00 on, every third a
   * submission.
   */
  public static String day(LocalDate day, int count) {
    return array(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    (i % 3 == 0 ? aSubmission() : aTrialRun())
                        .at("%s 10:00:00.%06d".formatted(day, i)))
            .toArray());
  }

  /** A copy with another value, given as JSON. */
  public Records with(String field, String jsonText) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(field, jsonText);
    return new Records(changed);
  }

  /** A copy without the field. */
  public Records without(String field) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new Records(changed);
  }

  /** A copy of another time, given as the grader writes it: {@code 2023-05-31 09:16:11.313646}. */
  public Records at(String createdAt) {
    return with("created_at", '"' + createdAt + '"');
  }

  /** The record as a JSON object. */
  public String json() {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\": " + field.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  @Override
  public String toString() {
    return json();
  }

  /** A reply's body: records, or JSON texts of anything else. */
  public static String array(Object... elements) {
    return Stream.of(elements).map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
