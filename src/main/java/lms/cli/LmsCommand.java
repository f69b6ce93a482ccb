package lms.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program as a person calls it. */
@Command(
    name = "lms",
    mixinStandardHelpOptions = true,
    versionProvider = LmsCommand.Version.class,
    subcommands = HelpCommand.class,
    description = "Loads a code grader's attempts into PostgreSQL, Google Sheets and the mailbox.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      " 0:done",
      " 1:failed",
      " 2:wrong usage",
      " 3:wrong configuration",
      " 4:the API could not be had",
      " 5:done, but something needs a look",
      "75:another load run holds those days"
    })
public final class LmsCommand implements Runnable {
  @Spec private CommandSpec spec;

  private LmsCommand() {}

  /**
   * The command line, ready to execute.
   *
   * @param starter starts the routes
   * @param environment the process's own
   * @param workingDirectory the process's own, absolute
   */
  public static CommandLine of(
      Pipeline.Starter starter,
      Map<String, String> environment,
      Path workingDirectory,
      Clock clock) {
    CommandLine line = new CommandLine(new LmsCommand());
    Surroundings surroundings = new Surroundings(starter, environment, workingDirectory, clock);
    line.addSubcommand(new ServeCommand(surroundings));
    line.addSubcommand(new RunCommand(surroundings));
    line.addSubcommand(new BackfillCommand(surroundings));
    line.addSubcommand(new StatusCommand(surroundings));
    line.addSubcommand(new ExportCommand(surroundings));
    line.addSubcommand(QuarantineCommand.of(surroundings));
    line.addSubcommand(new AdoptCommand(surroundings));
    line.addSubcommand(BiCommand.of(surroundings));
    line.addSubcommand(new DoctorCommand(surroundings));
    line.addSubcommand(new HealthCommand(surroundings));
    line.addSubcommand(new DemoCommand(surroundings));
    line.setExecutionExceptionHandler(new Complaints());
    line.setExitCodeExceptionMapper(
        e -> e instanceof ParameterException ? ExitStatus.USAGE : ExitStatus.FAILED);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(LocalDate.class, DayRange::day);
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command was given");
  }

  /** The version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = LmsCommand.class.getPackage().getImplementationVersion();
      return new String[] {"lms " + (version == null ? "(not packaged)" : version)};
    }
  }
}
