package lms.cli;

import lms.database.DatabaseProblem;
import lms.database.SchemaProblem;
import lms.settings.SettingsProblems;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says on the terminal why a command did not get to work, and tells the shell. */
final class Complaints implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    command.getErr().println(thrown.getMessage());
    if (thrown instanceof SettingsProblems || thrown instanceof SchemaProblem) {
      return ExitStatus.CONFIGURATION;
    }
    if (!(thrown instanceof DatabaseProblem || thrown instanceof Pipeline.CannotStart)) {
      LoggerFactory.getLogger("lms")
          .error("{} ended by a defect", command.getCommandName(), thrown);
      command
          .getErr()
          .println("This is a defect (" + thrown.getClass().getName() + "); see the log.");
    }
    return ExitStatus.FAILED;
  }
}
