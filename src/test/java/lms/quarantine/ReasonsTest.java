package lms.quarantine;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import lms.cli.Pipeline;
import lms.security.Secures;
import lms.support.Records;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The list of reasons says what is wrong with records and nothing of whom they tell. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReasonsTest extends QuarantineTest {
  private static final String STUDENT = "5eedc0ffee5eedc0ffee5eedc0ffee01";
  private static final String QUOTED = '"' + STUDENT + '"';

  private Pipeline pipeline;

  @BeforeEach
  void start() {
    pipeline = pipeline(Map.of());
  }

  @AfterEach
  void end() {
    pipeline.close();
  }

  @Test
  void open_records_are_grouped_by_reason_whatever_value_each_has() throws SQLException {
    loadRecords(
        aTrialRun(),
        aTrialRun().with("attempt_type", "\"debug\""),
        aTrialRun().with("attempt_type", "\"hint\""),
        aTrialRun().with("attempt_type", "\"hint\"").with("created_at", "\"(got you)\""),
        aTrialRun().with("created_at", "\"31.05.2023\""),
        "{\"lti_user_id\": 1}",
        "[]");
    execute("update quarantine set status = 'DISMISSED' where raw = '[]'");

    assertThat(reasons())
        .extracting(ReasonCount::reason, ReasonCount::count)
        .containsExactly(
            tuple("attempt_type is not one of run, submit", 3L),
            tuple("created_at is not like 2023-05-31 09:16:11.313646", 2L),
            tuple("attempt_type is missing", 1L),
            tuple("created_at is missing", 1L),
            tuple("is_correct is missing", 1L),
            tuple("lti_user_id is not text", 1L));
  }

  @Test
  void a_sample_shows_the_record_s_fields_and_of_most_values_only_what_they_are()
      throws SQLException {
    loadRecords(
        aTrialRun()
            .with("attempt_type", "\"de\\nbug\"")
            .with("passback_params", "{\"lis_result_sourcedid\": 1}")
            .with("score", "[1]"));

    assertThat(reasons().get(0).sample())
        .containsExactly(
            Map.entry("lti_user_id", "text of 32 characters"),
            Map.entry("passback_params", "object"),
            Map.entry("is_correct", "null"),
            Map.entry("attempt_type", "de\\u{a}bug"),
            Map.entry("created_at", "2023-05-31 09:16:11.313646"),
            Map.entry("score", "array"));
  }

  @Test
  void of_a_record_that_cannot_be_read_or_is_very_long_only_its_length_is_shown()
      throws SQLException {
    loadRecords(QUOTED, aTrialRun().with("lti_user_id", '"' + "x".repeat(70_000) + '"'));

    assertThat(reasons()).extracting(ReasonCount::sample).contains(Map.of("record", "34 bytes"));
    assertThat(reasons())
        .filteredOn(reason -> reason.reason().startsWith("lti_user_id is longer"))
        .singleElement()
        .satisfies(long_ -> assertThat(long_.sample().get("record")).matches("70\\d{3} bytes"));
    execute("update quarantine set raw = '\\x00ff' where raw = '%s'".formatted(bytes(QUOTED)));
    assertThat(reasons()).extracting(ReasonCount::sample).contains(Map.of("record", "2 bytes"));
  }

  @Test
  @Secures("S51")
  void the_id_of_a_student_is_not_shown_wherever_it_stands_in_a_record() throws SQLException {
    Records bad = aTrialRun().with("created_at", "null");
    loadRecords(
        aTrialRun().with("created_at", QUOTED),
        aTrialRun().with("attempt_type", QUOTED),
        aTrialRun().with("is_correct", QUOTED),
        aTrialRun().with("is_correct", "{\"of\": %s}".formatted(QUOTED)),
        aTrialRun().with("passback_params", QUOTED),
        aTrialRun().with("passback_params", "[%s]".formatted(QUOTED)),
        bad.with("lti_user_id", QUOTED),
        bad.with("lti_user_id", "[%s]".formatted(QUOTED)),
        bad.with("lti_user_id", "{%s: %s}".formatted(QUOTED, QUOTED)),
        bad.with(STUDENT, "1"),
        bad.with("another", QUOTED),
        QUOTED,
        "[%s]".formatted(QUOTED));
    // Each has been the sample of a reason once: the ones before it are put aside.
    for (int left = 13; left > 0; left--) {
      List<ReasonCount> reasons = reasons();
      assertThat(reasons).isNotEmpty();
      assertThat(reasons.toString()).doesNotContain(STUDENT, STUDENT.substring(0, 12));
      execute(
          "update quarantine set status = 'DISMISSED' where id ="
              + " (select min(id) from quarantine where status = 'OPEN')");
    }
    assertThat(reasons()).isEmpty();
  }

  @SuppressWarnings("unchecked") // the route says so
  private List<ReasonCount> reasons() {
    return pipeline.ask("quarantine-reasons", null, List.class);
  }
}
