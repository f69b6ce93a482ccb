package lms.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The dashboard in Metabase. */
@Command(name = "bi", mixinStandardHelpOptions = true)
final class BiCommand implements Runnable {
  @Spec private CommandSpec spec;

  private BiCommand() {}

  /** The command with its own command below it. */
  static CommandLine of(Surroundings surroundings) {
    return new CommandLine(new BiCommand()).addSubcommand(new BiProvision(surroundings));
  }

  @Override
  public void run() {
    throw new WrongUsage(spec.commandLine(), "terminal.usage.bi");
  }
}
