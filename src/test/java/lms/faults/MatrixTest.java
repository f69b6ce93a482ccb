package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lms.support.Register;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No fault is forgotten: each has a test that lets it happen, or a reason why there is none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MatrixTest {
  @Test
  void every_fault_is_survived_by_a_test_or_left_with_a_reason() {
    assertThat(Matrix.REGISTER.wrong()).isEmpty();
  }

  @Test
  void the_groups_are_whole() {
    Map<Character, Integer> groups = new LinkedHashMap<>();
    Matrix.FAULTS.keySet().forEach(id -> groups.merge(id.charAt(0), 1, Integer::sum));

    assertThat(groups.toString())
        .isEqualTo("{A=14, B=18, C=27, D=34, E=16, F=36, G=21, H=20, I=25, J=16, K=16}");
    assertThat(Matrix.FAULTS.keySet()).containsExactlyElementsOf(ids(groups));
  }

  private static List<String> ids(Map<Character, Integer> groups) {
    List<String> ids = new ArrayList<>();
    groups.forEach(
        (group, size) -> {
          for (int number = 1; number <= size; number++) {
            ids.add(group + "" + number);
          }
        });
    return ids;
  }

  @Test
  void who_claims_a_fault_is_a_test() {
    assertThat(Matrix.REGISTER.claims()).isNotEmpty();
    assertThat(Matrix.REGISTER.isOfTests()).isTrue();
  }

  @Test
  void these_checks_can_fail() {
    assertThat(
            Register.wrong(Set.of("A1", "A2", "A3"), Set.of("A1", "A2", "B9"), Set.of("A2", "B8")))
        .containsExactly(
            "A2 is claimed and left",
            "A3 is neither claimed nor left",
            "B8 is not on the list",
            "B9 is not on the list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A1 no tab", "A1\t", "L1\tno group", "A01\tx", "A1\tx\ty", "A2\ttwice"})
  void a_line_is_an_id_and_its_text(String line) {
    assertThatThrownBy(() -> Register.rows(List.of("# about", "A2\tonce", line), Matrix.ID))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(line);
  }
}
