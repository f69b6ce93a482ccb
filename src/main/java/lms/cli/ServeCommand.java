package lms.cli;

import lms.settings.Need;
import lms.settings.Settings;
import picocli.CommandLine.Command;

/** The long-running service. */
@Command(name = "serve", mixinStandardHelpOptions = true)
final class ServeCommand extends ConfiguredCommand {
  ServeCommand(Surroundings surroundings) {
    super(surroundings, Need.API);
  }

  @Override
  int execute(Settings settings, Terminal terminal) throws Exception {
    try (Session session = Session.open(Pipeline.Mode.SERVICE, surroundings, settings, terminal)) {
      Destinations.of(settings, terminal.texts()).forEach(terminal::say);
      Settings.Web web = settings.web();
      terminal.tell("terminal.serving", "http://%s:%d/".formatted(web.host(), web.port()));
      session.awaitEnd();
      return ExitStatus.DONE;
    }
  }
}
