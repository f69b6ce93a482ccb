package lms.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.settings.Need;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import lms.window.Days;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One load run in the foreground. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Loads yesterday, or exactly the days asked for, complete ones too; then exits.")
final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private DayOrRange range;
  @Spec private CommandSpec spec;

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings =
        SettingsReader.read(
            surroundings.environment(), surroundings.workingDirectory(), Set.of(Need.API));
    Days days = range.days(surroundings.clock(), settings.calendar().zone());
    Terminal terminal = Terminal.of(spec.commandLine(), Scrubber.of(settings)::scrub);
    try (Session session = Session.open(Pipeline.Mode.COMMAND, surroundings, settings, terminal)) {
      Destinations.of(settings).forEach(terminal::say);
      terminal.say("asking the API for %s; its answer may take half a minute".formatted(days));
      Pipeline.Result result = session.run(new RunRequest(Trigger.MANUAL, days));
      terminal.show(SummaryText.of(result));
      return ExitStatus.of(result.summary());
    }
  }
}
