package lms.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import lms.faults.Survives;
import lms.security.Secures;
import lms.settings.Scrubber;
import lms.settings.Secret;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogTextTest {
  private static final String HEAD = "extract | 2025-07-24 23:59:58 | INFO | ";

  private final LogText text =
      new LogText(ZoneId.of("Europe/Moscow"), Scrubber.of(List.of(new Secret("canary-key"))));

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource({
    "000A, \\n",
    "000D, \\r",
    "0009, \\t",
    "0000, \\u0000",
    "001B, \\u001b",
    "007F, \\u007f",
    "0085, \\u0085",
    "009B, \\u009b",
    "202E, \\u202e",
    "2066, \\u2066",
    "200B, \\u200b",
    "FEFF, \\ufeff",
    "2028, \\u2028",
    "D83D, \\ud83d",
    "E0001, \\udb40\\udc01"
  })
  @Survives("E15")
  @Secures("S18")
  void what_a_terminal_or_an_editor_would_obey_is_spelt_out(String codePoint, String spelt) {
    String character = Character.toString(Integer.parseInt(codePoint, 16));

    assertThat(line("a" + character + "b")).isEqualTo(HEAD + "a" + spelt + "b\n");
  }

  @Test
  void ordinary_text_of_any_script_stays_as_it_is() {
    assertThat(line("Ж é 漢 😀 \\ $1 | % <b>")).isEqualTo(HEAD + "Ж é 漢 😀 \\ $1 | % <b>\n");
  }

  @Test
  @Secures("S18")
  void a_forged_line_stays_part_of_its_message() {
    String forged = line("x\nextract | 2025-07-24 23:59:58 | INFO | all is well\r\n");

    assertThat(forged).hasLineCount(1).endsWith("all is well\\r\\n\n");
  }

  @Test
  @Secures("S18")
  void a_long_message_is_cut_with_a_mark_and_a_secret_is_not_cut_in_half() {
    String line = line("x".repeat(LogText.LONGEST - 4) + "canary-key" + "y".repeat(100));

    assertThat(line).isEqualTo(HEAD + "x".repeat(LogText.LONGEST - 4) + "***y… (99 more)\n");
  }

  @Test
  void the_name_is_the_last_segment_and_as_harmless_as_the_message() {
    Instant time = Instant.parse("2025-07-24T20:59:58Z");

    assertThat(text.line("org.apache.camel.main.Main", time, "WARN", "m"))
        .isEqualTo("Main | 2025-07-24 23:59:58 | WARN | m\n");
    assertThat(text.line("a\nb", time, "WARN", "m"))
        .isEqualTo("a\\nb | 2025-07-24 23:59:58 | WARN | m\n");
  }

  private String line(String message) {
    return text.line("extract", Instant.parse("2025-07-24T20:59:58Z"), "INFO", message);
  }
}
