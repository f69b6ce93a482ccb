package lms.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows mails. */
@Command(name = "mail", mixinStandardHelpOptions = true)
final class MailCommand implements Runnable {
  @Spec private CommandSpec spec;

  private MailCommand() {}

  /** The command with its own command below it. */
  static CommandLine of(Surroundings surroundings) {
    return new CommandLine(new MailCommand()).addSubcommand(new MailPreviewCommand(surroundings));
  }

  @Override
  public void run() {
    throw new WrongUsage(spec.commandLine(), "terminal.usage.mail");
  }
}
