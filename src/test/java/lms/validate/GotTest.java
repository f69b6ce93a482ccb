package lms.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GotTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Жы 😀 | 'Жы 😀'
          it's  | 'it\\'s'
          a\\b  | 'a\\\\b'
          """)
  void a_value_is_shown_in_quotes(String value, String shown) {
    assertThat(Got.value(value)).isEqualTo(shown);
  }

  @Test
  void what_could_move_or_hide_the_rest_of_the_line_is_escaped() {
    assertThat(Got.value("\0\n\u001b\u0085\u200b\u202e\u2028\ud800"))
        .isEqualTo("'\\u{0}\\u{a}\\u{1b}\\u{85}\\u{200b}\\u{202e}…'");
    assertThat(Got.value("\u202e\u2028\ud800")).isEqualTo("'\\u{202e}\\u{2028}\\u{d800}'");
  }

  @Test
  void a_value_is_cut_after_40_characters() {
    assertThat(Got.value("x".repeat(40))).isEqualTo("'" + "x".repeat(40) + "'");
    assertThat(Got.value("x".repeat(41))).isEqualTo("'" + "x".repeat(40) + "…'");
    assertThat(Got.value("x".repeat(39) + "\n")).isEqualTo("'" + "x".repeat(39) + "…'");
  }
}
