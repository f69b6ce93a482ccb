package lms.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordTextTest {
  private static final List<String> KEYS =
      List.of("lti_user_id", "passback_params", "is_correct", "attempt_type", "created_at");
  private static final String USER = "00000000000000010000000000facade";
  private static final Task TASK = new Task("00000000000000020000000000decade", 0);
  private static final Instant TIME = Instant.parse("2025-09-30T09:16:11.313646Z");

  @Test
  void a_record_is_what_the_grader_writes() {
    assertThat(RecordText.of(submission(Course.Form.PLAIN, TIME, Oddity.NONE, Defect.NONE)))
        .isEqualTo(
            "{\"lti_user_id\": \"00000000000000010000000000facade\", "
                + "\"passback_params\": \"{'oauth_consumer_key': '', 'lis_result_sourcedid': "
                + "'course-v1:SandboxU+PY-1+2025-09-01:"
                + "lms.sandbox.example-00000000000000020000000000decade:"
                + "00000000000000010000000000facade', 'lis_outcome_service_url': "
                + "'https://lms.sandbox.example/courses/course-v1:SandboxU+PY-1+2025-09-01/xblock/"
                + "block-v1:SandboxU+PY-1+2025-09-01+type@lti+block@"
                + "00000000000000020000000000decade/handler_noauth/grade_handler'}\", "
                + "\"is_correct\": 1, \"attempt_type\": \"submit\", "
                + "\"created_at\": \"2025-09-30 09:16:11.313646\"}");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ENCODED, course-v1%3ASandboxU%2BPY-1%2B2025-09-01:lms.sandbox.example-TASK:USER
          BLOCK,   course-v1%3ASandboxU%2BPY-1%2B2025-09-01:block-v1:SandboxU+PY-1+2025-09-01\
          +type@lti_consumer+block@TASK:USER
          I4X,     SandboxU/PY-1/2025-09-01:lms.sandbox.example-i4x-SandboxU-PY-1-lti-TASK:USER
          """)
  void the_result_id_has_the_form_of_the_course(Course.Form form, String expected) {
    assertThat(RecordText.of(submission(form, TIME, Oddity.NONE, Defect.NONE)))
        .contains("'" + expected.replace("TASK", TASK.id()).replace("USER", USER) + "'");
  }

  @Test
  void a_whole_second_has_no_fraction() {
    Instant whole = TIME.truncatedTo(ChronoUnit.SECONDS);

    assertThat(RecordText.of(submission(Course.Form.PLAIN, whole, Oddity.NONE, Defect.NONE)))
        .contains("\"created_at\": \"2025-09-30 09:16:11\"");
  }

  @Test
  void the_outcome_url_can_be_missing() {
    assertThat(odd(Oddity.NO_OUTCOME_URL, TIME)).doesNotContain("lis_outcome_service_url");
  }

  @Test
  void is_correct_can_have_a_point_or_be_a_boolean() {
    assertThat(odd(Oddity.DECIMAL_POINT, TIME)).contains("\"is_correct\": 1.0,");
    assertThat(odd(Oddity.BOOLEAN, TIME)).contains("\"is_correct\": true,");
  }

  @Test
  void a_consumer_key_can_have_quotes_and_letters_beyond_ascii() {
    assertThat(Stream.of(0, 1, 2).map(i -> odd(Oddity.CONSUMER_KEY, TIME.plusSeconds(i))))
        .anyMatch(text -> text.contains("'oauth_consumer_key': \\\"O'Reilly\\\""))
        .anyMatch(text -> text.contains("'oauth_consumer_key': 'O\\\\'Reilly \\\"Media\\\"'"))
        .anyMatch(text -> text.contains("'oauth_consumer_key': 'пример'"));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void a_defect_spoils_the_record_and_not_the_reply(Defect defect) throws IOException {
    String spoiled = RecordText.of(submission(Course.Form.PLAIN, TIME, Oddity.NONE, defect));

    assertThat(spoiled).isNotEqualTo(odd(Oddity.NONE, TIME));
    assertThat(topLevelKeys(spoiled)).isSubsetOf(KEYS);
  }

  @Test
  void every_record_of_a_day_without_a_defect_has_the_five_keys() throws IOException {
    for (SyntheticAttempt attempt : SyntheticDay.attempts(1, LocalDate.of(2025, 9, 2))) {
      if (attempt.defect() == Defect.NONE) {
        assertThat(topLevelKeys(RecordText.of(attempt))).isEqualTo(KEYS);
      }
    }
  }

  private static List<String> topLevelKeys(String text) throws IOException {
    List<String> keys = new ArrayList<>();
    JsonFactory strict = new JsonFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    try (JsonParser json = strict.createParser(text)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME) {
          keys.add(json.currentName());
        }
      }
    }
    return keys;
  }

  private static String odd(Oddity oddity, Instant createdAt) {
    return RecordText.of(submission(Course.Form.PLAIN, createdAt, oddity, Defect.NONE));
  }

  private static SyntheticAttempt submission(
      Course.Form form, Instant createdAt, Oddity oddity, Defect defect) {
    Course course = new Course("PY-1", form, LocalDate.of(2025, 9, 1), List.of(TASK));
    Enrolment enrolment = new Enrolment(1, course, USER, 0, 1, 0, 2);
    return new SyntheticAttempt(createdAt, createdAt, enrolment, TASK, true, true, oddity, defect);
  }
}
