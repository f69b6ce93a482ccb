package lms.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * One run of a course.
 *
 * @param code short name, part of the key
 * @param form how its LMS writes the LTI result id
 * @param start first day, UTC
 * @param tasks in the order they are taught
 */
record Course(String code, Form form, LocalDate start, List<Task> tasks) {
  private static final String HOST = "lms.sandbox.example";
  private static final String ORG = "SandboxU";

  /** The spellings of {@code lis_result_sourcedid} that LMS versions use. */
  enum Form {
    PLAIN,
    /** The course key percent-encoded. */
    ENCODED,
    /** The block as a {@code block-v1} key. */
    BLOCK,
    /** Courses from before {@code course-v1} keys. */
    I4X
  }

  /** The course key as the LMS shows it. */
  String key() {
    return form == Form.I4X
        ? ORG + "/" + code + "/" + start
        : "course-v1:" + ORG + "+" + code + "+" + start;
  }

  /** {@code lis_result_sourcedid} of a learner's work on a task. */
  String sourcedid(Task task, String userId) {
    String left =
        switch (form) {
          case PLAIN -> key() + ":" + HOST + "-" + task.id();
          case ENCODED -> encodedKey() + ":" + HOST + "-" + task.id();
          case BLOCK -> encodedKey() + ":" + block("lti_consumer", task);
          case I4X -> key() + ":" + HOST + "-i4x-" + ORG + "-" + code + "-lti-" + task.id();
        };
    return left + ":" + userId;
  }

  /** {@code lis_outcome_service_url} of a task. */
  String outcomeUrl(Task task) {
    String usage =
        form == Form.I4X
            ? "i4x:;_;_" + ORG + ";_" + code + ";_lti;_" + task.id()
            : block("lti", task);
    return "https://"
        + HOST
        + "/courses/"
        + key()
        + "/xblock/"
        + usage
        + "/handler_noauth/grade_handler";
  }

  private String block(String type, Task task) {
    return "block-v1:" + ORG + "+" + code + "+" + start + "+type@" + type + "+block@" + task.id();
  }

  private String encodedKey() {
    return URLEncoder.encode(key(), StandardCharsets.UTF_8);
  }
}
