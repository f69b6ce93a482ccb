package lms.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows mails. */
@Command(
    name = "mail",
    mixinStandardHelpOptions = true,
    description = "Shows the mail of the last load run.")
final class MailCommand implements Runnable {
  @Spec private CommandSpec spec;

  private MailCommand() {}

  /** The command with its own command below it. */
  static CommandLine of(Surroundings surroundings) {
    return new CommandLine(new MailCommand()).addSubcommand(new MailPreviewCommand(surroundings));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "preview?");
  }
}
