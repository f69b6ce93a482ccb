package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How commands are called: help, and what is said to those who mistype. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UsageTest extends CommandTest {
  @ParameterizedTest(name = "lms {0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run --day 2023-06-02                         | 2023-06-02 has not begun in UTC; today is 2023-06-01
          run --from 2023-05-31 --to 2023-06-02        | 2023-06-02 has not begun in UTC; today is 2023-06-01
          run --from 2023-05-31 --to 2023-05-30        | --from 2023-05-31 is after --to 2023-05-30
          run --day 2023-05-31 --from 2023-05-31       | not both
          run --from 0001-01-01 --to 2023-05-31        | are more than 3,660 days; ask for fewer
          run --day 2023-05-31 --to 2023-05-31         | not both
          run --from 2023-05-31                        | --from and --to belong together
          run --to 2023-05-31                          | --from and --to belong together
          run --day 31.05.2023                         | '31.05.2023' is not a day like 2023-05-31
          run --day 2023-02-30                         | '2023-02-30' is not a day like 2023-05-31
          run --from yesterday --to 2023-05-31         | 'yesterday' is not a day like 2023-05-31
          run --day                                    | Missing required parameter for option '--day'
          run --day 2023-05-31 --day 2023-05-30        | should be specified only once
          run --dya 2023-05-31                         | Unknown options: '--dya', '2023-05-31'
          run 2023-05-31                               | Unmatched argument at index 1: '2023-05-31'
          backfill                                     | --from and --to belong together: give both
          backfill --from 2023-05-31                   | --from and --to belong together: give both
          backfill --from 2023-05-31 --to 2023-06-02   | 2023-06-02 has not begun in UTC; today is 2023-06-01
          backfill --from 2023-05-31 --to 2023-05-30   | --from 2023-05-31 is after --to 2023-05-30
          backfill --from 0001-01-01 --to 2023-05-31   | are more than 3,660 days; ask for fewer
          backfill --day 2023-05-31                    | Unknown options: '--day', '2023-05-31'
          backfill --only some                         | Invalid value for option '--only': expected one of [missing, all]
          backfill --progress loud                     | Invalid value for option '--progress': expected one of [auto, plain, none]
          export                                       | --from and --to belong together: give both
          export --from 2023-05-31 --to 2023-05-31 --format ods | Invalid value for option '--format': expected one of [csv, xlsx]
          export --from 2023-05-31 --to 2023-05-31 --out - --format xlsx | only csv goes to standard output
          adopt --map user_id                          | Invalid value for option '--map': expected OURS=THEIRS but was 'user_id'
          mail                                         | preview?
          mail preview here                            | Unmatched argument at index 2: 'here'
          demo --day 2023-05-31                        | Unknown options: '--day', '2023-05-31'
          rum                                          | Did you mean: lms run?
          backfil                                      | Did you mean: lms backfill?
          quarantine lst                               | Did you mean: lms quarantine list?
          nonsense                                     | Unmatched argument at index 0: 'nonsense'
          --day 2023-05-31                             | Unknown options: '--day', '2023-05-31'
          """)
  void wrong_usage_is_status_2_and_starts_nothing(String words, String said) throws IOException {
    Ended ended = lms(words.split(" "));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains(said).doesNotContain("Exception", "LocalDate");
    assertThat(ended.out()).isEmpty();
    assertThat(api.requests()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "import", "quarantine drop"})
  void what_is_near_no_command_is_answered_with_the_help(String words) {
    Ended ended = lms(words.split(" "));

    assertThat(ended.err()).contains("Usage: lms", "Commands:").doesNotContain("Did you mean");
  }

  @Test
  void without_a_command_the_commands_are_shown() {
    Ended ended = lms();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("no command was given", "run", "demo", "75");
    assertThat(ended.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"run", "backfill", "export", "adopt", "demo", "help"})
  void every_command_explains_each_of_its_options(String command) {
    List<String> options =
        LmsCommand.of(null, environment, folder, null)
            .getSubcommands()
            .get(command)
            .getCommandSpec()
            .options()
            .stream()
            .map(option -> option.longestName())
            .toList();

    Ended ended = lms(command, "--help");

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("Usage: lms " + command).contains(options);
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void the_days_can_be_given_in_the_documented_ways() {
    assertThat(lms("run", "--help").out()).contains("--day=D", "--from=D", "--to=D", "YYYY-MM-DD");
  }

  @ParameterizedTest
  @CsvSource({"--help", "help"})
  void the_overview_names_every_command_in_a_whole_sentence_and_every_exit_status(String word) {
    Ended ended = lms(word);

    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .containsPattern("(?m)^  run +Loads yesterday")
        .containsPattern("(?m)^  backfill +Loads history: ")
        .containsPattern("(?m)^  demo +Shows the whole pipeline .*[^,]$")
        .contains("0   done", "2   wrong usage", "5   done, but", "75   another load run");
    assertThat(ended.out().lines().filter(line -> line.strip().endsWith("API,"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"--version", "run --version", "quarantine list -V"})
  void the_version_is_told_with_commit_and_java(String words) {
    Ended ended = lms(words.split(" "));

    assertThat(ended.status()).isZero();
    assertThat(ended.out().lines())
        .satisfiesExactly(
            version -> assertThat(version).matches("lms \\d+\\.\\d+\\.\\d+"),
            commit ->
                assertThat(commit)
                    .matches(
                        "commit [0-9a-f]{10} of \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ.*"
                            + "|commit unknown: .*"),
            java -> assertThat(java).startsWith("Java " + Runtime.version().feature()));
  }
}
