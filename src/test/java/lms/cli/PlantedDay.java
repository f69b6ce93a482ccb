package lms.cli;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lms.support.Records;

/** A reply for 2023-05-31 in which everything goes wrong that can go wrong with a record. */
final class PlantedDay {
  /** Part of every student's id but one. */
  static final String STUDENT = "student-of-the-story";

  private PlantedDay() {}

  /** Good records of two students, one of them twice, and one of the next day. */
  static List<Object> good() {
    Records of = aTrialRun().with("lti_user_id", '"' + STUDENT + '"');
    return List.of(
        aTrialRun(),
        aSubmission(),
        aSubmission().at("2023-05-31 10:00:00").with("is_correct", "0"),
        aSubmission().at("2023-05-31 23:59:59.999999").with("is_correct", "null"),
        of.at("2023-05-31 00:00:00"),
        aTrialRun(),
        aTrialRun().at("2023-06-01 00:00:00"));
  }

  /** Records that cannot be accepted, each with what has to be said of it. */
  static Map<String, Object> bad() {
    Records good = aSubmission();
    Map<String, Object> bad = new LinkedHashMap<>();
    bad.put("record is not an object", "null");
    bad.put("lti_user_id is missing", good.without("lti_user_id"));
    bad.put("lti_user_id is blank (got text of 2 characters)", user("  "));
    bad.put("lti_user_id is not text (got number)", good.with("lti_user_id", "17"));
    bad.put("lti_user_id is longer than 255 characters", user(STUDENT.repeat(13)));
    bad.put("lti_user_id holds a NUL character", user(STUDENT + "\\u0000"));
    bad.put("lti_user_id holds a lone surrogate", user(STUDENT + "\\ud800"));
    bad.put(
        "passback_params is neither a Python dict nor a JSON object",
        passback("{'lis_result_sourcedid': '" + STUDENT));
    bad.put("passback_params is not a dict", passback("['" + STUDENT + "']"));
    bad.put("passback_params is neither text nor an object", good.with("passback_params", "17"));
    bad.put(
        "lis_result_sourcedid is neither text nor null", passback("{'lis_result_sourcedid': 17}"));
    bad.put(
        "lis_result_sourcedid is longer than 1,000 bytes",
        passback("{'lis_result_sourcedid': '" + STUDENT.repeat(60) + "'}"));
    bad.put(
        "is_correct is not 0, 1, true, false or null (got 'yes')",
        good.with("is_correct", "\"yes\""));
    bad.put("is_correct is missing", good.without("is_correct"));
    bad.put("is_correct is set on a trial run (got 1)", aTrialRun().with("is_correct", "1"));
    bad.put(
        "attempt_type is not one of run, submit (got 'preview')",
        good.with("attempt_type", "\"preview\""));
    bad.put(
        "created_at is not like 2023-05-31 09:16:11.313646 (got '31.05.2023')",
        good.at("31.05.2023"));
    bad.put(
        "created_at is not in the years 2000 to 2100 (got '1970-01-01 00:00:00')",
        good.at("1970-01-01 00:00:00"));
    bad.put(
        "lti_user_id is missing; attempt_type is missing; created_at is missing",
        good.without("lti_user_id").without("attempt_type").without("created_at"));
    return bad;
  }

  /** All of them, the bad ones first. */
  static Object[] reply() {
    List<Object> all = new ArrayList<>(bad().values());
    all.addAll(good());
    return all.toArray();
  }

  private static Records user(String id) {
    return aSubmission().with("lti_user_id", '"' + id + '"');
  }

  private static Records passback(String text) {
    return aSubmission().with("passback_params", '"' + text + '"');
  }
}
