package lms.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists quarantined records, validates them again, or dismisses them. */
@Command(name = "quarantine", mixinStandardHelpOptions = true)
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
    throw new WrongUsage(spec.commandLine(), "terminal.usage.quarantine");
  }
}
