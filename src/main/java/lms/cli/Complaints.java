package lms.cli;

import java.sql.SQLException;
import lms.database.DatabaseProblem;
import lms.database.SchemaProblem;
import lms.settings.SettingsProblems;
import lms.texts.Texts;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says on the terminal why a command did not get to work, and tells the shell. */
final class Complaints implements IExecutionExceptionHandler {
  private final Surroundings surroundings;

  Complaints(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    Texts texts = surroundings.texts();
    SQLException database = database(thrown);
    command.getErr().println(database == null ? words(thrown, texts) : words(database, texts));
    if (thrown instanceof SettingsProblems || thrown instanceof SchemaProblem) {
      return ExitStatus.CONFIGURATION;
    }
    boolean told = thrown instanceof DatabaseProblem || thrown instanceof Pipeline.CannotStart;
    if (!told && database == null) {
      LoggerFactory.getLogger("lms")
          .error("{} ended by a defect", command.getCommandName(), thrown);
      command.getErr().println(texts.get("terminal.defect", thrown.getClass().getName()));
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

  private static String words(Exception thrown, Texts texts) {
    return thrown instanceof DatabaseProblem known
        ? known.sentence().in(texts)
        : thrown.getMessage();
  }

  private static String words(SQLException database, Texts texts) {
    return database.getCause() instanceof DatabaseProblem
        ? texts.get("terminal.nothing-done") // why was said when the command looked for it
        : texts.get("terminal.database.failed", database.getSQLState(), database.getMessage());
  }
}
