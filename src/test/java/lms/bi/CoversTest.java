package lms.bi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CoversTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} | {1} | {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"a": 1, "b": 2}                | {"a": 1}          | true
          {"b": 2}                        | {"a": 1}          | false
          {"a": 1.0}                      | {"a": 1}          | true
          {"a": "1"}                      | {"a": 1}          | false
          {}                              | {"a": false}      | true
          {"a": null}                     | {"a": false}      | true
          {"a": true}                     | {"a": false}      | false
          {"a": "x"}                      | {"a": null}       | false
          {}                              | {"a": []}         | true
          {"a": [1]}                      | {"a": []}         | false
          {"a": [1, 2]}                   | {"a": [1]}        | false
          {"a": [2, 1]}                   | {"a": [1, 2]}     | false
          ["field", {"lib/uuid": "u"}, 5] | ["field", {}, 5]  | true
          ["field", {"lib/uuid": "u"}, 6] | ["field", {}, 5]  | false
          ["field", 5, null]              | ["field", {}, 5]  | false
          """)
  void what_metabase_adds_is_no_difference(String stored, String wanted, boolean covers)
      throws Exception {
    assertThat(Covers.covers(JSON.readTree(stored), JSON.readTree(wanted))).isEqualTo(covers);
  }
}
