package lms.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lms.security.Secures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PythonLiteralTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Duration SOON = Duration.ofSeconds(10);

  static Stream<Arguments> literals() throws IOException {
    return lines("python-literals.txt")
        .filter(line -> line.contains(" => "))
        .map(line -> line.split(" => ", 2))
        .map(parts -> Arguments.of(parts[0], parts[1].replace(" (stricter)", "")));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("literals")
  void a_literal_means_what_it_means_to_python(String text, String expected) {
    assertThat(Notation.of(unescaped(text))).isEqualTo(expected);
  }

  @Test
  @Secures("S1")
  void every_hostile_text_is_refused() throws IOException {
    List<String> payloads =
        lines("hostile-literals.txt")
            .map(PythonLiteralTest::unescaped)
            .flatMap(p -> Stream.of(p, "{'lis_result_sourcedid': " + p + "}", "{" + p + ": 1}"))
            .toList();

    assertThat(payloads).hasSizeGreaterThan(600);
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThat(payloads).allSatisfy(p -> assertThat(Notation.of(p)).isEqualTo("refused")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "(", "{", "{1:", "[[],", "-", "set(", "'' ", "1+", "\\\n", "'\\", "#\n"})
  void an_endless_repetition_is_refused_at_once(String piece) {
    for (int times : new int[] {1_000, 65_000 / piece.length(), 1_000_000}) {
      assertTimeoutPreemptively(
          SOON, () -> assertThat(Notation.of(piece.repeat(times) + "x")).isEqualTo("refused"));
    }
  }

  @Test
  @Secures("S2")
  void twenty_brackets_may_be_open_and_no_more() throws UnreadableText {
    assertThat(PythonLiteral.parse("[".repeat(20) + "]".repeat(20))).isInstanceOf(List.class);
    assertThat(PythonLiteral.parse("[" + "[], ".repeat(100) + "]")).asList().hasSize(100);
    for (String bracket : List.of("[", "(", "{1: ")) {
      assertThatThrownBy(() -> PythonLiteral.parse(bracket.repeat(21)))
          .isSameAs(UnreadableText.TOO_DEEP);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "я", "€", "😀"})
  @Secures("S2")
  void sixty_four_kilobytes_of_utf8_may_be_read_and_no_more(String character)
      throws UnreadableText {
    int size = character.getBytes(StandardCharsets.UTF_8).length;
    String largest = character.repeat((65_536 - 2) / size);
    String text = "'" + largest + "'" + " ".repeat((65_536 - 2) % size);

    assertThat(PythonLiteral.parse(text)).isEqualTo(largest);
    assertThatThrownBy(() -> PythonLiteral.parse(text + " ")).isSameAs(UnreadableText.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "0x", "0b", "0o"})
  void an_int_has_4300_digits_at_most(String prefix) {
    assertThat(Notation.of(prefix + "1".repeat(4300))).isNotEqualTo("refused");
    assertThat(Notation.of(prefix + "1_".repeat(4299) + "1")).isNotEqualTo("refused");
    assertThat(Notation.of(prefix + "1".repeat(4301))).isEqualTo("refused");
  }

  @Test
  void zeros_and_floats_may_be_longer() {
    assertThat(Notation.of("0".repeat(60_000))).isEqualTo("0");
    assertThat(Notation.of("1".repeat(60_000) + ".0")).isEqualTo(Notation.of("1e400"));
    assertThat(Notation.of("1e-" + "9".repeat(60_000))).isEqualTo(Notation.of("0.0"));
    assertThat(Notation.of("1".repeat(400) + "+1j")).isEqualTo("refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'\ud800'", "'\udc00\ud800'", "#\ud83d", "'\\\udc00'", "b'\ud83d\ude00'"})
  void half_a_surrogate_pair_is_refused(String text) {
    assertThat(Notation.of(text)).isEqualTo("refused");
  }

  private static Stream<String> lines(String file) throws IOException {
    return Files.readAllLines(RESOURCES.resolve(file)).stream();
  }

  /** The text behind the signs that {@code python-literals.txt} names at its top. */
  private static String unescaped(String text) {
    return text.replace('⏎', '\n')
        .replace('␍', '\r')
        .replace('␉', '\t')
        .replace('␌', '\f')
        .replace('␀', '\0')
        .replace("⟨00a0⟩", "\u00a0")
        .replace("⟨feff⟩", "\ufeff")
        .replace("⟨2028⟩", "\u2028");
  }
}
