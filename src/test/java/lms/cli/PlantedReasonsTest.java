package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import lms.texts.Language;
import lms.texts.Reasons;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can be wrong with a record can be told in Russian. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlantedReasonsTest {
  private final Reasons russian = new Reasons(new Texts(Language.RU));

  static Stream<String> reasons() {
    return PlantedDay.bad().keySet().stream()
        .flatMap(said -> Arrays.stream(said.split("; ")))
        .map(said -> said.replaceFirst(" \\(got .*", ""))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void every_reason_has_russian_words(String reason) {
    assertThat(russian.of(reason)).isNotEqualTo(reason).matches(".*[а-я]{3}.*");
  }
}
