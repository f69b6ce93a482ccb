package lms.cli;

import lms.bi.Answer;
import lms.bi.BiProblem;
import lms.bi.Provision;
import lms.bi.Report;
import lms.dashboard.Cards;
import lms.settings.Need;
import lms.settings.Scrubber;
import lms.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Builds the dashboard in Metabase, or brings it up to date. */
@Command(name = "provision", mixinStandardHelpOptions = true)
final class BiProvision extends ConfiguredCommand {
  @Option(names = "--dry-run")
  private boolean dryRun;

  BiProvision(Surroundings surroundings) {
    super(surroundings, Need.CLIENT, Need.METABASE);
  }

  @Override
  int execute(Settings settings, Terminal terminal) {
    Scrubber scrubber = Scrubber.of(settings);
    try (Questions questions = new Questions(surroundings, settings, scrubber, terminal)) {
      Report report =
          new Provision(
                  settings,
                  Cards.shipped(),
                  request -> questions.ask("metabase", request, Answer.class),
                  dryRun)
              .provision();
      terminal.show(new BiText(terminal.texts(), dryRun).of(report));
      return report.failures().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    } catch (BiProblem e) {
      terminal.say(terminal.texts().get(e.key(), e.arguments()));
      return ExitStatus.FAILED;
    }
  }
}
