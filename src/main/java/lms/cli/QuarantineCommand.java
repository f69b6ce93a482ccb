package lms.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import lms.settings.Need;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists quarantined records, validates them again, or dismisses them. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description = "Lists quarantined records, validates them again, or dismisses them.")
final class QuarantineCommand implements Runnable {
  @Spec private CommandSpec spec;

  private QuarantineCommand() {}

  /** The command with its own commands below it. */
  static CommandLine of(Surroundings surroundings) {
    return new CommandLine(new QuarantineCommand())
        .addSubcommand(new QuarantineList(surroundings))
        .addSubcommand(new QuarantineReplay(surroundings))
        .addSubcommand(new QuarantineDismiss(surroundings));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, replay or dismiss?");
  }

  /** What the commands below have in common. */
  abstract static class Part implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec CommandSpec spec;

    Part(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public final Integer call() throws Exception {
      check();
      Settings settings =
          SettingsReader.read(
              surroundings.environment(), surroundings.workingDirectory(), Set.of(Need.API));
      Terminal terminal = Terminal.of(spec.commandLine(), Scrubber.of(settings)::scrub);
      try (Session session =
          Session.open(Pipeline.Mode.COMMAND, surroundings, settings, terminal)) {
        return execute(session, settings, terminal);
      }
    }

    /**
     * Before anything starts.
     *
     * @throws ParameterException if the options contradict each other
     */
    void check() {}

    /** What the command does; returns its exit status. */
    abstract int execute(Session session, Settings settings, Terminal terminal) throws Exception;
  }
}
