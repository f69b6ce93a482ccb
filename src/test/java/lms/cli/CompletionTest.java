package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash offers once it has read the script of {@code completion}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CompletionTest extends CommandTest {
  @ParameterizedTest(name = "lms {0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ba             | backfill
          quarantine r   | replay
          run --d        | --day
          backfill --dry | --dry-run
          backfill --only m    | missing
          backfill --progress pl | plain
          export --format x    | xlsx
          """)
  void a_beginning_is_completed(String words, String offered) throws Exception {
    assertThat(offers("lms " + words)).containsExactly(offered);
  }

  @Test
  void every_command_is_offered() throws Exception {
    assertThat(offers("lms ")).contains("run", "serve", "quarantine", "bi", "completion");
  }

  /** Asks bash as its line editor would. */
  private List<String> offers(String line) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("completion"), lms("completion").out());
    String ask =
        """
        source '%s' || exit
        function=$(complete -p lms | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        read -ra COMP_WORDS <<<'%s'
        [[ '%2$s' != *' ' ]] || COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        $function lms "${COMP_WORDS[COMP_CWORD]}"
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, line);
    ProcessBuilder bash = new ProcessBuilder("bash", "--norc", "-c", ask);
    bash.redirectError(folder.resolve("err").toFile()); // there is no line editor, which it regrets
    Process asked = bash.start();
    asked.getOutputStream().close();
    String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(asked.waitFor()).isZero();
    return said.lines().toList();
  }
}
