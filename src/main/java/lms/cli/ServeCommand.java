package lms.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import lms.settings.Need;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The long-running service. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs as a service: loads by SCHEDULE and makes up what is missing, answers REST requests,"
          + " shows metrics and health. Ends with SIGTERM or Ctrl-C."
    })
final class ServeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings =
        SettingsReader.read(
            surroundings.environment(), surroundings.workingDirectory(), Set.of(Need.API));
    Terminal terminal = Terminal.of(spec.commandLine(), Scrubber.of(settings)::scrub);
    try (Session session = Session.open(Pipeline.Mode.SERVICE, surroundings, settings, terminal)) {
      Destinations.of(settings).forEach(terminal::say);
      terminal.say(
          "serving at http://%s:%d/".formatted(settings.web().host(), settings.web().port()));
      session.awaitEnd();
      return ExitStatus.DONE;
    }
  }
}
