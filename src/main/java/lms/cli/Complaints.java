package lms.cli;

import java.sql.SQLException;
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
    SQLException database = database(thrown);
    command.getErr().println(database == null ? thrown.getMessage() : words(database));
    if (thrown instanceof SettingsProblems || thrown instanceof SchemaProblem) {
      return ExitStatus.CONFIGURATION;
    }
    boolean told = thrown instanceof DatabaseProblem || thrown instanceof Pipeline.CannotStart;
    if (!told && database == null) {
      LoggerFactory.getLogger("lms")
          .error("{} ended by a defect", command.getCommandName(), thrown);
      command
          .getErr()
          .println("This is a defect (" + thrown.getClass().getName() + "); see the log.");
    }
    return ExitStatus.FAILED;
  }

  /** What the database said to a route that a command asked, or {@code null}. */
  private static SQLException database(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private static String words(SQLException database) {
    return database.getCause() instanceof DatabaseProblem
        ? "nothing was done" // why has been said when the command looked for the database
        : "the database failed (SQLSTATE %s): %s; nothing was done"
            .formatted(database.getSQLState(), database.getMessage());
  }
}
