package lms.cli;

import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.settings.Need;
import lms.settings.Settings;
import lms.window.Days;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One load run in the foreground. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand extends ConfiguredCommand {
  @Mixin private DayOrRange range;

  RunCommand(Surroundings surroundings) {
    super(surroundings, Need.API);
  }

  @Override
  int execute(Settings settings, Terminal terminal) throws Exception {
    Days days = range.days(surroundings.clock(), settings.calendar().zone());
    try (Session session = open(settings, terminal)) {
      Destinations.of(settings, terminal.texts()).forEach(terminal::say);
      terminal.tell("terminal.run.asking", DaysText.of(days, terminal.texts()));
      Pipeline.Result result = session.run(new RunRequest(Trigger.MANUAL, days));
      terminal.show(SummaryText.of(result, terminal.texts()));
      return ExitStatus.of(result);
    }
  }
}
