package lms.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import lms.support.Register;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** No requirement is forgotten: each has a test that fails without it, or a reason for none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RequirementsTest {
  private static final Register REGISTER =
      Register.of(
          Path.of("src/test/resources/security"),
          "requirements.tsv",
          "S[1-9]\\d?",
          Secures.class,
          Secures::value);

  @Test
  void every_requirement_has_a_test_or_is_left_with_a_reason() {
    assertThat(REGISTER.wrong()).isEmpty();
  }

  @Test
  void the_list_is_whole() {
    assertThat(REGISTER.all().keySet())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 66).mapToObj(number -> "S" + number).toList());
  }

  @Test
  void who_claims_a_requirement_is_a_test() {
    assertThat(REGISTER.claims()).isNotEmpty();
    assertThat(REGISTER.isOfTests()).isTrue();
  }
}
