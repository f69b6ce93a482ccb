package lms.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CourseNameTest {
  @ParameterizedTest(name = "[{0}]")
  @ValueSource(strings = {"a b", "a b ", " a b", "a b\u00a0", "\u200ba b", "a b\n"})
  void spaces_around_a_course_make_no_other(String text) {
    assertThat(CourseName.ofCell(text)).isEqualTo("a b");
    assertThat(CourseName.of(text)).isEqualTo("a b");
  }

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(strings = {"(no course)", "(без курса) "})
  void without_a_course_is_known_in_either_language(String text) {
    assertThat(CourseName.ofCell(text)).isEmpty();
  }

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(strings = {"=1+1", " =1+1", "\u00a0=1+1"})
  void a_formula_stays_none_with_or_without_spaces(String text) {
    assertThat(CourseName.of(text)).isEqualTo("'=1+1");
  }
}
