package lms.validate;

import static lms.attempt.RawRecord.ABSENT;
import static lms.validate.RawRecords.HEX;
import static lms.validate.RawRecords.SOURCEDID;
import static lms.validate.RawRecords.URL;
import static lms.validate.RawRecords.aSubmission;
import static lms.validate.RawRecords.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lms.attempt.Attempt;
import lms.attempt.LtiReference;
import lms.attempt.RawRecord;
import lms.attempt.RawRecord.JsonNumber;
import lms.faults.Survives;
import lms.security.Secures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AttemptValidatorTest {
  private static final Instant NOW = Instant.parse("2023-06-01T07:00:00Z");
  private static final ZoneId ANY_ZONE = ZoneId.of("Pacific/Chatham");

  private final AttemptValidator validator =
      new AttemptValidator(Set.of("submit", "run"), Clock.fixed(NOW, ANY_ZONE));

  @Test
  void a_record_of_the_usual_kind_becomes_an_attempt() throws InvalidRecord {
    assertThat(validator.validate(aTrialRun().raw()))
        .isEqualTo(
            new Attempt(
                "00000000000000000000000000000001",
                "run",
                Instant.parse("2023-05-31T09:16:11.313646Z"),
                null,
                new LtiReference("", SOURCEDID, URL, "course-v1:Uni+PY+R1", HEX)));
  }

  @ParameterizedTest(name = "[{index}] {0} = {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "null",
      textBlock =
          """
          lti_user_id     | null                        | is missing                                   | null
          lti_user_id     | ABSENT                      | is missing                                   | null
          lti_user_id     | ""                          | is blank                                     | text of 0 characters
          lti_user_id     | "  "                        | is blank                                     | text of 2 characters
          lti_user_id     | #7                          | is not text                                  | number
          lti_user_id     | TRUE                        | is not text                                  | boolean
          lti_user_id     | OBJECT                      | is not text                                  | object
          lti_user_id     | ARRAY                       | is not text                                  | array
          lti_user_id     | secretNUL                   | holds a NUL character                        | text of 7 characters
          lti_user_id     | secretHALF                  | holds a lone surrogate                       | text of 7 characters
          passback_params | #7                          | is neither text nor an object                | number
          passback_params | TRUE                        | is neither text nor an object                | boolean
          passback_params | ARRAY                       | is neither text nor an object                | array
          is_correct      | ABSENT                      | is missing                                   | null
          is_correct      | 1                           | is not 0, 1, true, false or null             | '1'
          is_correct      | true                        | is not 0, 1, true, false or null             | 'true'
          is_correct      | ""                          | is not 0, 1, true, false or null             | ''
          is_correct      | #2                          | is not 0, 1, true, false or null             | 2
          is_correct      | #-1                         | is not 0, 1, true, false or null             | -1
          is_correct      | #0.5                        | is not 0, 1, true, false or null             | 0.5
          is_correct      | #1e1                        | is not 0, 1, true, false or null             | 1e1
          is_correct      | #1e999999                   | is not 0, 1, true, false or null             | 1e999999
          is_correct      | #1e-999999999               | is not 0, 1, true, false or null             | 1e-999999999
          is_correct      | #1e99999999999              | is not 0, 1, true, false or null             | 1e99999999999
          is_correct      | OBJECT                      | is not 0, 1, true, false or null             | object
          is_correct      | ARRAY                       | is not 0, 1, true, false or null             | array
          attempt_type    | null                        | is missing                                   | null
          attempt_type    | ABSENT                      | is missing                                   | null
          attempt_type    | ""                          | is not one of run, submit                    | ''
          attempt_type    | Run                         | is not one of run, submit                    | 'Run'
          attempt_type    | debug                       | is not one of run, submit                    | 'debug'
          attempt_type    | #1                          | is not one of run, submit                    | 1
          attempt_type    | TRUE                        | is not one of run, submit                    | true
          attempt_type    | OBJECT                      | is not one of run, submit                    | object
          attempt_type    | runNUL                      | holds a NUL character                        | 'run\\u{0}'
          attempt_type    | runHALF                     | holds a lone surrogate                       | 'run\\u{d800}'
          created_at      | null                        | is missing                                   | null
          created_at      | ABSENT                      | is missing                                   | null
          created_at      | ""                          | is not like 2023-05-31 09:16:11.313646       | ''
          created_at      | 31.05.2023                  | is not like 2023-05-31 09:16:11.313646       | '31.05.2023'
          created_at      | #1685524571                 | is not like 2023-05-31 09:16:11.313646       | 1685524571
          created_at      | 2023-05-31 09:16:60         | is not like 2023-05-31 09:16:11.313646       | '2023-05-31 09:16:60'
          created_at      | 1999-12-31 23:59:59.999999  | is not in the years 2000 to 2100             | '1999-12-31 23:59:59.999999'
          created_at      | 0000-01-01 00:00:00         | is not in the years 2000 to 2100             | '0000-01-01 00:00:00'
          created_at      | 2101-01-01 00:00:00         | is not in the years 2000 to 2100             | '2101-01-01 00:00:00'
          created_at      | 2023-06-01 07:10:00.000001  | is more than 10 minutes in the future        | '2023-06-01 07:10:00.000001'
          """)
  @Survives({"A10", "D18", "D24", "D26", "E1", "E7", "E9", "E10", "E11", "E13"})
  void a_record_is_refused_with_the_field_the_reason_and_what_came(
      String field, String value, String problem, String got) {
    RawRecord raw = aSubmission().with(field, RawRecords.value(value)).raw();

    assertThat(violations(raw)).containsExactly(new Violation(field, problem, got));
  }

  @ParameterizedTest(name = "[{index}] {0} on a {1} is {2}")
  @CsvSource(
      nullValues = "null",
      textBlock =
          """
          #0,     submit, false
          #1,     submit, true
          #-0,    submit, false
          #0.0,   submit, false
          #1.0,   submit, true
          #1e0,   submit, true
          #10E-1, submit, true
          #0e999999, submit, false
          FALSE,  submit, false
          TRUE,   submit, true
          null,   submit, null
          null,   run,    null
          """)
  @Survives("E9")
  void a_grade_is_zero_one_true_false_or_null(String grade, String type, Boolean correct)
      throws InvalidRecord {
    RawRecord raw =
        aSubmission().with("is_correct", RawRecords.value(grade)).with("attempt_type", type).raw();

    assertThat(validator.validate(raw).correct()).isEqualTo(correct);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#0", "#1", "FALSE", "TRUE"})
  @Survives("E8")
  void a_trial_run_has_no_grade(String grade) {
    Object value = RawRecords.value(grade);

    assertThat(violations(aTrialRun().with("is_correct", value).raw()))
        .containsExactly(new Violation("is_correct", "is set on a trial run", Got.value(value)));
  }

  @Test
  void a_number_of_a_thousand_digits_is_read_and_cut_in_the_message() throws InvalidRecord {
    String one = "1." + "0".repeat(998);
    assertThat(validator.validate(graded(one)).correct()).isTrue();

    assertThat(violations(graded("1." + "0".repeat(997) + "1")))
        .containsExactly(
            new Violation(
                "is_correct", "is not 0, 1, true, false or null", "1." + "0".repeat(38) + "…"));
  }

  @Test
  void other_types_are_accepted_once_the_settings_allow_them() throws InvalidRecord {
    AttemptValidator lenient =
        new AttemptValidator(Set.of("run", "submit", "debug"), Clock.fixed(NOW, ANY_ZONE));
    RawRecord raw = aSubmission().with("attempt_type", "debug").raw();

    assertThat(lenient.validate(raw).type()).isEqualTo("debug");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Ж", "😀"})
  @Survives("E1")
  void a_user_id_has_255_characters_at_most(String character) throws InvalidRecord {
    String longest = character.repeat(255);
    RawRecord accepted = aTrialRun().with("lti_user_id", longest).raw();
    RawRecord refused = aTrialRun().with("lti_user_id", longest + character).raw();

    assertThat(validator.validate(accepted).userId()).isEqualTo(longest);
    assertThat(violations(refused))
        .containsExactly(
            new Violation(
                "lti_user_id", "is longer than 255 characters", "text of 256 characters"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "O'Reilly", " a ", "=1+1", "\r\n\u001b[31m\u202e<b>", "@cmd"})
  @Survives("E1")
  void any_other_user_id_is_kept_as_it_is(String userId) throws InvalidRecord {
    RawRecord raw = aTrialRun().with("lti_user_id", userId).raw();

    assertThat(validator.validate(raw).userId()).isEqualTo(userId);
  }

  @Test
  @Secures("S5")
  void a_time_is_readable_from_2000_to_2100_and_10_minutes_ahead() throws InvalidRecord {
    assertThat(createdAt("2000-01-01 00:00:00")).isEqualTo("2000-01-01T00:00:00Z");
    assertThat(createdAt("1999-12-31 23:30:00-01:00")).isEqualTo("2000-01-01T00:30:00Z");
    assertThat(createdAt("2023-06-01 07:10:00")).isEqualTo("2023-06-01T07:10:00Z");
  }

  @Test
  void a_bad_record_tells_its_time_wherever_that_is_readable() {
    RawRecord nameless = aTrialRun().with("lti_user_id", null).raw();
    RawRecord early = aTrialRun().with("created_at", "2100-12-31 23:59:59.999999").raw();
    RawRecord tooEarly = aTrialRun().with("created_at", "2101-01-01 00:00:00").raw();
    RawRecord timeless = aTrialRun().with("created_at", "yesterday").raw();

    assertThat(refusal(nameless).createdAt())
        .contains(Instant.parse("2023-05-31T09:16:11.313646Z"));
    assertThat(refusal(early).createdAt()).contains(Instant.parse("2100-12-31T23:59:59.999999Z"));
    assertThat(refusal(tooEarly).createdAt()).isEmpty();
    assertThat(refusal(timeless).createdAt()).isEmpty();
  }

  @Test
  void every_fault_is_named_in_the_order_of_the_fields() {
    RawRecord raw =
        aTrialRun()
            .with("lti_user_id", "secret\0".repeat(40))
            .with("passback_params", Map.of("lis_result_sourcedid", new JsonNumber("5")))
            .with("is_correct", "1")
            .with("attempt_type", "debug")
            .with("created_at", "31.05.2023")
            .raw();

    assertThat(refusal(raw))
        .hasMessage(
            "lti_user_id holds a NUL character (got text of 280 characters); "
                + "lti_user_id is longer than 255 characters (got text of 280 characters); "
                + "lis_result_sourcedid is neither text nor null (got number); "
                + "is_correct is not 0, 1, true, false or null (got '1'); "
                + "attempt_type is not one of run, submit (got 'debug'); "
                + "created_at is not like 2023-05-31 09:16:11.313646 (got '31.05.2023')");
  }

  @Test
  void every_absent_field_that_is_needed_is_named() {
    RawRecord raw = new RawRecord(1, true, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);

    assertThat(refusal(raw))
        .hasMessage(
            "lti_user_id is missing; is_correct is missing; attempt_type is missing; "
                + "created_at is missing");
  }

  @Test
  void an_element_that_is_no_object_is_one_fault() {
    RawRecord raw = new RawRecord(1, false, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);

    assertThat(violations(raw)).containsExactly(new Violation("record", "is not an object", null));
    assertThat(refusal(raw).createdAt()).isEmpty();
  }

  private String createdAt(String text) throws InvalidRecord {
    return validator.validate(aTrialRun().with("created_at", text).raw()).createdAt().toString();
  }

  private static RawRecord graded(String number) {
    return aSubmission().with("is_correct", new JsonNumber(number)).raw();
  }

  private InvalidRecord refusal(RawRecord raw) {
    return catchThrowableOfType(InvalidRecord.class, () -> validator.validate(raw));
  }

  private List<Violation> violations(RawRecord raw) {
    return new ArrayList<>(refusal(raw).violations());
  }
}
