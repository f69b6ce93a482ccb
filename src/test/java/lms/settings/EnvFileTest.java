package lms.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EnvFileTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      textBlock =
          """
          X=1                      > 1
          export X=1               > 1
          X = 1                    > 1
          X=                       > ``
          X=  # nothing            > ``
          X=#1                     > #1
          X=a b                    > a b
          X=a # comment            > a
          X=a#b                    > a#b
          X=p@ss=w&rd%+            > p@ss=w&rd%+
          X='a # b'                > a # b
          X="a # b" # comment      > a # b
          X='$HOME \\n ${Y}'        > $HOME \\n ${Y}
          X='it\\'s'                > it's
          X="say \\"hi\\""           > say "hi"
          X="C:\\\\new"              > C:\\new
          X="pa$word \\${Y}"        > pa$word ${Y}
          X=пароль                 > пароль
          X="one" 'two'            >
          """)
  void a_value_means_what_it_means_to_the_usual_readers(String line, String value) {
    EnvFile file = EnvFile.parse(line.strip() + "\nLAST=ok\n");

    assertThat(file.values().get("X")).isEqualTo(value);
    assertThat(file.values()).containsEntry("LAST", "ok");
  }

  @Test
  void a_windows_file_reads_like_any_other() {
    EnvFile file = EnvFile.parse("\uFEFFA=1\r\n\r\n# comment\r\nB='2'\r\nC=3");

    assertThat(file.values()).containsExactly(entry("A", "1"), entry("B", "2"), entry("C", "3"));
    assertThat(file.broken()).isEmpty();
  }

  @Test
  void a_quoted_value_may_span_lines() {
    EnvFile file = EnvFile.parse("A=\"1\n2\\n3\"\nB='4\n5'\nbroken\n");

    assertThat(file.values()).containsExactly(entry("A", "1\n2\n3"), entry("B", "4\n5"));
    assertThat(file.broken()).extracting(EnvFile.BrokenLine::number).containsExactly(5);
  }

  @Test
  void of_a_name_written_twice_the_last_value_counts() {
    assertThat(EnvFile.parse("A=1\nA=2\n").values()).containsExactly(entry("A", "2"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "hunter2",
        "export hunter2",
        "1A=hunter2",
        "A B=hunter2",
        "=hunter2",
        "A='hunter2",
        "A=\"hunter2",
        "A='hunter2'x",
        "A=${hunter2}",
        "A=\"${hunter2}\""
      })
  void a_line_that_cannot_be_read_is_named_by_its_number_and_not_shown(String line) {
    EnvFile file = EnvFile.parse("# comment\n" + line + "\nLAST=ok");

    assertThat(file.values()).containsExactly(entry("LAST", "ok"));
    assertThat(file.broken()).extracting(EnvFile.BrokenLine::number).containsExactly(2);
    assertThat(file.broken().toString()).doesNotContain("hunter2");
  }
}
