package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;

/** {@code --help} of every command, as complete as a page of a manual. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HelpTest extends CommandTest {
  private static final List<String> SECTIONS =
      List.of("synopsis", "optionList", "exitCodeList", "footer", "environment");
  private static final CommandLine PROGRAM = LmsCommand.of(null, null, null, null);
  private static final List<String> COMMANDS = names(PROGRAM).toList();

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void every_command_has_every_section_in_order(String command) {
    Texts texts = new Texts(Language.EN);

    assertThat(help(command))
        .containsSubsequence(SECTIONS.stream().map(name -> heading(name, texts)).toList());
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void every_section_is_there_in_russian_too(String command) {
    set("REPORT_LANGUAGE", "ru");
    Texts texts = new Texts(Language.RU);

    assertThat(help(command))
        .containsSubsequence(SECTIONS.stream().map(name -> heading(name, texts)).toList());
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void every_example_is_a_command_line_that_is_understood(String command) {
    String examples = help(command).split("Examples:\n")[1].split("\n\n")[0];
    List<String> lines = new ArrayList<>();
    for (String line : examples.lines().map(String::strip).toList()) {
      if (!line.startsWith("#")) {
        lines.add(line.replaceFirst("  +# .*", ""));
      }
    }

    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      String words = line.replaceFirst("^.*?\\blms ", "").replaceFirst("\\)?( > .*)?$", "");
      assertThat(line).contains("lms " + words);
      PROGRAM.parseArgs(words.replaceAll("\"(.*) (.*) (.*)\"", "$1_$2_$3").split(" "));
    }
  }

  @ParameterizedTest
  @CsvSource({"run, 75", "backfill, 75", "quarantine replay, 5", "adopt, 75"})
  void a_command_names_the_statuses_it_ends_with(String command, String status) {
    assertThat(help(command)).containsPattern("(?m)^ +" + status + "   ");
  }

  @Test
  void a_command_that_reads_few_settings_says_which() {
    assertThat(help("health")).contains("HTTP_HOST, HTTP_PORT").doesNotContain("API_URL");
    assertThat(help("run")).contains("API_URL, DB_HOST");
  }

  private String help(String command) {
    Ended ended = lms((command + " --help").strip().split(" "));
    assertThat(ended.status()).isZero();
    return ended.out();
  }

  private static String heading(String section, Texts texts) {
    String key =
        section.equals("environment") ? section + ".heading" : "usage." + section + "Heading";
    return texts.area("help").getString("help." + key).replace("%n", "");
  }

  /** Of all commands, as they are called; the program itself is the empty one. */
  private static Stream<String> names(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName().replaceFirst("^lms ?", "");
    return Stream.concat(
        Stream.of(name), command.getSubcommands().values().stream().flatMap(HelpTest::names));
  }
}
