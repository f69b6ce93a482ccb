package lms.cli;

import java.util.List;
import lms.ledger.RunRequest;
import lms.settings.Need;
import lms.settings.Settings;
import lms.texts.Texts;
import picocli.CommandLine.Command;

/** Validates quarantined records again. */
@Command(name = "replay", mixinStandardHelpOptions = true)
final class QuarantineReplay extends ConfiguredCommand {
  QuarantineReplay(Surroundings surroundings) {
    super(surroundings, Need.API);
  }

  @Override
  int execute(Settings settings, Terminal terminal) throws Exception {
    Texts texts = terminal.texts();
    try (Session session = open(settings, terminal)) {
      RunRequest request = session.ask("replay-request", null, RunRequest.class);
      if (request == null) {
        terminal.show(List.of(texts.get("terminal.quarantine.nothing")));
        return ExitStatus.DONE;
      }
      Destinations.of(settings, texts).forEach(terminal::say);
      terminal.tell("terminal.quarantine.validating", DaysText.of(request.days(), texts));
      Pipeline.Result result = session.run(request);
      terminal.show(SummaryText.of(result, texts));
      return ExitStatus.of(result);
    }
  }
}
