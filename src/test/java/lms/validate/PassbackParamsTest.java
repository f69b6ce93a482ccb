package lms.validate;

import static lms.validate.RawRecords.HEX;
import static lms.validate.RawRecords.PARAMS;
import static lms.validate.RawRecords.SOURCEDID;
import static lms.validate.RawRecords.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lms.attempt.LtiReference;
import lms.attempt.RawRecord;
import lms.faults.Survives;
import lms.security.Secures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PassbackParamsTest {
  private static final LtiReference USUAL =
      new LtiReference("", SOURCEDID, URL, "course-v1:Uni+PY+R1", HEX);

  private record Outcome(LtiReference lti, List<Violation> violations) {}

  @Test
  void the_three_fields_are_read_from_a_python_dict() {
    assertThat(accepted(PARAMS)).isEqualTo(USUAL);
  }

  @Test
  @Survives("E3")
  void the_three_fields_are_read_from_json() {
    String json = "{\"list\": [null, {\"a\": 1e999}], " + PARAMS.replace('\'', '"').substring(1);

    assertThat(accepted(json)).isEqualTo(USUAL);
  }

  @Test
  void the_three_fields_are_read_from_an_object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("oauth_consumer_key", "");
    object.put("lis_result_sourcedid", SOURCEDID);
    object.put("lis_outcome_service_url", URL);
    object.put("more", List.of());

    assertThat(accepted(object)).isEqualTo(USUAL);
  }

  @Test
  void nothing_is_known_without_a_text() {
    for (Object nothing : Arrays.asList(null, RawRecord.ABSENT, "", " \n\t", Map.of())) {
      assertThat(accepted(nothing)).isEqualTo(LtiReference.NONE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "null",
      textBlock =
          """
          {}                                                             | null
          {"a": null}                                                    | null
          {'lis_result_sourcedid': None}                                 | null
          {"lis_result_sourcedid": null}                                 | null
          {'lis_result_sourcedid': ''}                                   | ``
          {'lis_result_sourcedid': "O'Reilly"}                           | O'Reilly
          {'lis_result_sourcedid': 'O\\'Reilly "x"'}                     | O'Reilly "x"
          {u'lis_result_sourcedid': u'\\u0416\\x41'}                     | ЖA
          {"lis_result_sourcedid": "\\u0416\\ud83d\\ude00", "a": true}   | Ж😀
          {"lis_result_sourcedid": "a\\/b", "a": true}                   | a/b
          {'lis_result_sourcedid': 'a', 'lis_result_sourcedid': 'b'}     | b
          {"lis_result_sourcedid": 1, "lis_result_sourcedid": "b", "a": false} | b
          {"lis_result_sourcedid": "b", "a": {"lis_result_sourcedid": 1}, "c": [null]} | b
          {b'lis_result_sourcedid': 1, 1: 2}                             | null
          """)
  void a_dict_in_either_notation_may_hold_anything_else(String text, String sourcedid) {
    assertThat(accepted(text).resultSourcedid()).isEqualTo(sourcedid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "None",
        "null",
        "1",
        "'a'",
        "\"a\"",
        "[]",
        "[null]",
        "()",
        "{1, 2}",
        "set()",
        "true",
        "False",
        "1e5",
        "-7",
        "b'{}'",
        "...",
        "\"{'lis_result_sourcedid': 'a'}\""
      })
  void a_text_that_is_another_value_is_refused(String text) {
    assertThat(refused(text).problem()).isEqualTo("is not a dict");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "{",
        "{'a': 'b'",
        "{'a': 'b'} x",
        "{\"a\": null} x",
        "{\"a\": null,}",
        "{\"a\": null, \"a\"}",
        "{'a': null}",
        "{\"a\": None, \"b\": null}",
        "{\"a\": NaN}",
        "{\"a\": 01, \"b\": null}",
        "{/**/\"a\": null}",
        "[null",
        "null null",
        "{a: null}",
        "\ufeff{\"a\": null}",
        "{\"a\": null, \"b\": \"\n\"}",
        "\u00a0",
        "course-v1:a+b+c",
        "{\"a\"",
        "{\"a\": nul"
      })
  @Survives("E4")
  void a_text_that_cannot_be_read_is_refused(String text) {
    assertThat(refused(text))
        .isEqualTo(
            new Violation(
                "passback_params", "is neither a Python dict nor a JSON object", Got.type(text)));
  }

  @Test
  @Survives("E5")
  @Secures("S1")
  void every_hostile_text_is_refused() throws IOException {
    List<String> payloads = Files.readAllLines(Path.of("src/test/resources/hostile-literals.txt"));

    assertThat(payloads).hasSizeGreaterThan(200);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(payloads).allSatisfy(PassbackParamsTest::refused));
  }

  @ParameterizedTest
  @CsvSource({
    "oauth_consumer_key, 1, number",
    "oauth_consumer_key, True, boolean",
    "lis_result_sourcedid, [], array",
    "lis_result_sourcedid, {}, object",
    "lis_outcome_service_url, 1.5, number",
    "lis_outcome_service_url, b'', another type"
  })
  void a_field_that_is_neither_text_nor_null_is_refused(String field, String value, String got) {
    assertThat(refused("{'" + field + "': " + value + "}"))
        .isEqualTo(new Violation(field, "is neither text nor null", got));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1.5e3", "true", "{}", "[[]]"})
  void the_same_holds_for_json(String value) {
    assertThat(refused("{\"n\": null, \"lis_result_sourcedid\": " + value + "}").problem())
        .isEqualTo("is neither text nor null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"oauth_consumer_key", "lis_result_sourcedid", "lis_outcome_service_url"})
  void nul_and_half_a_surrogate_pair_are_refused_in_each_field(String field) {
    for (String opening : List.of("{'", "{\"n\": null, \"")) {
      String quote = opening.substring(opening.length() - 1);
      String text = opening + field + quote + ": " + quote + "a%s" + quote + "}";
      assertThat(refused(text.formatted("\\u0000")))
          .isEqualTo(new Violation(field, "holds a NUL character", "text of 2 characters"));
      assertThat(refused(text.formatted("\\ud800")))
          .isEqualTo(new Violation(field, "holds a lone surrogate", "text of 2 characters"));
    }
    assertThat(refused(Map.of(field, "a\0")).problem()).isEqualTo("holds a NUL character");
  }

  @Test
  void nul_and_half_a_surrogate_pair_are_refused_anywhere_in_the_text() {
    for (String text : List.of("{'a': '%s'}", "{\"a\": \"%s\", \"b\": null}", "%s{}", "{} # %s")) {
      assertThat(refused(text.formatted("\0")).problem()).isEqualTo("holds a NUL character");
      assertThat(refused(text.formatted("\udc00")).problem()).isEqualTo("holds a lone surrogate");
    }
    assertThat(accepted("{\"a\": \"😀\", \"b\": null}")).isEqualTo(LtiReference.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Ж", "€", "😀"})
  void a_sourcedid_has_1000_bytes_at_most(String character) {
    int size = character.getBytes(StandardCharsets.UTF_8).length;
    String longest = character.repeat(1000 / size) + "a".repeat(1000 % size);

    assertThat(accepted(Map.of("lis_result_sourcedid", longest)).resultSourcedid())
        .isEqualTo(longest);
    assertThat(refused(Map.of("lis_result_sourcedid", longest + "a")).problem())
        .isEqualTo("is longer than 1,000 bytes");
    assertThat(accepted(Map.of("lis_outcome_service_url", longest + "a")).outcomeServiceUrl())
        .hasSizeGreaterThan(250);
  }

  @Test
  @Survives("E6")
  void a_text_of_more_than_64_kilobytes_is_refused() {
    String filler = "x".repeat(65_536 - "{'a': ''}".length());

    assertThat(accepted("{'a': '" + filler + "'}")).isEqualTo(LtiReference.NONE);
    assertThat(refused("{'a': 'x" + filler + "'}"))
        .isEqualTo(
            new Violation("passback_params", "is larger than 64 kB", "text of 65537 characters"));
    assertThat(accepted("{\"a\":\"" + filler.substring(10) + "\",\"b\":null}"))
        .isEqualTo(LtiReference.NONE);
    assertThat(accepted("{\"" + filler.substring(10) + "\":null}")).isEqualTo(LtiReference.NONE);
    assertThat(accepted("{\"a\":" + "9".repeat(65_000) + ",\"b\":null}"))
        .isEqualTo(LtiReference.NONE);
  }

  @Test
  @Survives("E6")
  void twenty_brackets_may_be_open_in_either_notation() {
    for (String open : List.of("{'a': ", "{\"n\": null, \"a\": ")) {
      assertThat(accepted(open + "[".repeat(19) + "]".repeat(19) + "}"))
          .isEqualTo(LtiReference.NONE);
      assertThat(refused(open + "[".repeat(20) + "]".repeat(20) + "}").problem())
          .isEqualTo("is nested deeper than 20 levels");
    }
  }

  private static LtiReference accepted(Object value) {
    Outcome outcome = read(value);
    assertThat(outcome.violations).as("%s", value).isEmpty();
    return outcome.lti;
  }

  private static Violation refused(Object value) {
    Outcome outcome = read(value);
    assertThat(outcome.violations).as("%s", value).hasSize(1);
    return outcome.violations.get(0);
  }

  private static Outcome read(Object value) {
    Violations violations = new Violations();
    LtiReference lti = PassbackParams.read(value, violations);
    try {
      violations.throwIfAny(null);
      return new Outcome(lti, List.of());
    } catch (InvalidRecord e) {
      return new Outcome(lti, e.violations());
    }
  }
}
