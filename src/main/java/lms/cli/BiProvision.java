package lms.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import lms.bi.Answer;
import lms.bi.BiProblem;
import lms.bi.Provision;
import lms.bi.Report;
import lms.dashboard.Cards;
import lms.settings.Need;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import lms.texts.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds the dashboard in Metabase, or brings it up to date. */
@Command(
    name = "provision",
    mixinStandardHelpOptions = true,
    description =
        "Builds the dashboard \"LMS Analytics Overview\" in the Metabase at METABASE_URL, or brings"
            + " the one it built up to date, executes every card and prints the public link. What"
            + " is there as it should be is only read; what others made stays as it is. A Metabase"
            + " without users is set up with METABASE_USER and METABASE_PASSWORD. Status 1 if a"
            + " card cannot be executed.")
final class BiProvision implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--dry-run", description = "writes nothing and says what would be written")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  BiProvision(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Settings settings =
        SettingsReader.read(
            surroundings.environment(),
            surroundings.workingDirectory(),
            Set.of(Need.CLIENT, Need.METABASE));
    Scrubber scrubber = Scrubber.of(settings);
    Terminal terminal = Terminal.of(spec.commandLine(), scrubber::scrub);
    Texts texts = new Texts(settings.language());
    try (Questions questions = new Questions(surroundings, settings, scrubber, terminal)) {
      Report report =
          new Provision(
                  settings,
                  Cards.shipped(),
                  request -> questions.ask("metabase", request, Answer.class),
                  dryRun)
              .provision();
      terminal.show(new BiText(texts, dryRun).of(report));
      return report.failures().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    } catch (BiProblem e) {
      terminal.say(texts.get(e.key(), e.arguments()));
      return ExitStatus.FAILED;
    }
  }
}
