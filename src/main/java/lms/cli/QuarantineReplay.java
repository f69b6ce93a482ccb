package lms.cli;

import java.util.List;
import lms.ledger.RunRequest;
import lms.settings.Settings;
import picocli.CommandLine.Command;

/** Validates quarantined records again. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Validates the open records again, with the rules and settings of today: what is accepted"
            + " now is stored like any other attempt. The API is not asked.")
final class QuarantineReplay extends QuarantineCommand.Part {
  QuarantineReplay(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int execute(Session session, Settings settings, Terminal terminal) {
    RunRequest request = session.ask("replay-request", null, RunRequest.class);
    if (request == null) {
      terminal.show(List.of("no record is open in quarantine; there is nothing to replay"));
      return ExitStatus.DONE;
    }
    Destinations.of(settings).forEach(terminal::say);
    terminal.say("validating the open records of %s again".formatted(request.days()));
    Pipeline.Result result = session.run(request);
    terminal.show(SummaryText.of(result));
    return ExitStatus.of(result.summary());
  }
}
