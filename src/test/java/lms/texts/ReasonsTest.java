package lms.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReasonsTest {
  private final Reasons english = new Reasons(new Texts(Language.EN));
  private final Reasons russian = new Reasons(new Texts(Language.RU));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lti_user_id is missing                                   | lti_user_id: отсутствует
          attempt_type is not one of run, submit                   | attempt_type: не входит в список run, submit
          created_at is not like 2023-05-31 09:16:11.313646        | created_at: не в виде 2023-05-31 09:16:11.313646
          is_correct is not 0, 1, true, false or null              | is_correct: не 0, 1, true, false или null
          lis_result_sourcedid is longer than 1,000 bytes          | lis_result_sourcedid: длиннее 1000 байт
          record could not be judged: NullPointerException         | запись: не удалось проверить: NullPointerException
          """)
  void a_reason_is_told_with_its_field_and_what_it_quotes(String reason, String told) {
    assertThat(russian.of(reason)).isEqualTo(told);
    assertThat(english.of(reason)).isEqualTo(reason);
  }

  static Stream<String> reasons() {
    ResourceBundle texts = ResourceBundle.getBundle("texts/problem", Language.EN.locale());
    return texts.keySet().stream()
        .filter(key -> key.startsWith("problem.reason."))
        .map(key -> new Texts(Language.EN).get(key, "field", "7"));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void every_reason_is_found_by_its_english_words(String reason) {
    assertThat(english.of(reason)).isEqualTo(reason);
    assertThat(russian.of(reason)).startsWith("field: ").isNotEqualTo(reason);
  }

  @Test
  void a_reason_that_nobody_knows_stays_as_it_is() {
    assertThat(russian.of("created_at is purple")).isEqualTo("created_at is purple");
    assertThat(russian.of("is-missing")).isEqualTo("is-missing");
    assertThat(russian.of("")).isEmpty();
  }
}
