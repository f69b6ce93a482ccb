package lms.support;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordsTest {
  @Test
  void a_trial_run_is_the_documented_record() {
    assertThat(aTrialRun().json())
        .isEqualTo(
            "{\"lti_user_id\": \"00000000000000000000000000000001\", "
                + "\"passback_params\": \"{'oauth_consumer_key': '', 'lis_result_sourcedid': "
                + "'course-v1:Uni+PY-1.0+R1:lms.example.org-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1:"
                + "00000000000000000000000000000001', 'lis_outcome_service_url': "
                + "'https://lms.example.org/courses/course-v1:Uni+PY-1.0+R1/xblock/"
                + "block-v1:Uni+PY-1.0+R1+type@lti+block@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1/"
                + "handler_noauth/grade_handler'}\", \"is_correct\": null, "
                + "\"attempt_type\": \"run\", \"created_at\": \"2023-05-31 09:16:11.313646\"}");
  }

  @Test
  void a_change_leaves_the_original_alone() {
    Records submission = aSubmission();

    assertThat(submission.with("is_correct", "true").without("created_at").json())
        .contains("\"is_correct\": true")
        .doesNotContain("created_at");
    assertThat(submission.json()).contains("\"is_correct\": 1", "created_at");
  }

  @Test
  void an_array_takes_records_and_other_elements() {
    Records record = aTrialRun().at("2023-05-31 00:00:00");

    assertThat(array(record, "null")).isEqualTo("[" + record.json() + ", null]");
    assertThat(array()).isEqualTo("[]");
  }
}
