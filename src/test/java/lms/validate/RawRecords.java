package lms.validate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lms.attempt.RawRecord;

/** Raw records as the grader sends them, to be spoilt field by field. */
final class RawRecords {
  static final String HEX = "0123456789abcdef0123456789abcdef";
  static final String SOURCEDID = "course-v1:Uni+PY+R1:lms.example.org-" + HEX + ":user";
  static final String URL =
      "https://lms.example.org/courses/course-v1:Uni+PY+R1/xblock/block-v1:Uni+PY+R1+type@lti+block@"
          + HEX
          + "/handler_noauth/grade_handler";
  static final String PARAMS =
      "{'oauth_consumer_key': '', 'lis_result_sourcedid': '%s', 'lis_outcome_service_url': '%s'}"
          .formatted(SOURCEDID, URL);

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private RawRecords() {}

  static RawRecords aTrialRun() {
    return new RawRecords()
        .with("lti_user_id", "00000000000000000000000000000001")
        .with("passback_params", PARAMS)
        .with("is_correct", null)
        .with("attempt_type", "run")
        .with("created_at", "2023-05-31 09:16:11.313646");
  }

  static RawRecords aSubmission() {
    return aTrialRun()
        .with("attempt_type", "submit")
        .with("is_correct", new RawRecord.JsonNumber("1"));
  }

  RawRecords with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  RawRecord raw() {
    return new RawRecord(
        1,
        true,
        fields.get("lti_user_id"),
        fields.get("passback_params"),
        fields.get("is_correct"),
        fields.get("attempt_type"),
        fields.get("created_at"));
  }

  /**
   * What a cell of a table stands for: {@code #1} is a number, words in capitals are what they say.
   */
  static Object value(String cell) {
    if (cell == null) {
      return null;
    }
    return switch (cell) {
      case "ABSENT" -> RawRecord.ABSENT;
      case "TRUE" -> true;
      case "FALSE" -> false;
      case "OBJECT" -> Map.of("a", "b");
      case "ARRAY" -> List.of("a");
      default ->
          cell.startsWith("#")
              ? new RawRecord.JsonNumber(cell.substring(1))
              : cell.replace("NUL", "\0").replace("HALF", "\ud800");
    };
  }
}
