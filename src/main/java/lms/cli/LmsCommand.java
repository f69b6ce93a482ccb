package lms.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program as a person calls it. */
@Command(name = "lms", mixinStandardHelpOptions = true, subcommands = HelpCommand.class)
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
    line.addSubcommand(MailCommand.of(surroundings));
    line.addSubcommand(BiCommand.of(surroundings));
    line.addSubcommand(new DoctorCommand(surroundings));
    line.addSubcommand(new HealthCommand(surroundings));
    line.addSubcommand(new DemoCommand(surroundings));
    line.addSubcommand(new CompletionCommand());
    HelpTexts.on(line, surroundings);
    Version.on(line, surroundings);
    line.setParameterExceptionHandler(new UsageErrors(surroundings));
    line.setExecutionExceptionHandler(new Complaints(surroundings));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(LocalDate.class, DayRange::day);
    speakEveryLanguage(line);
    return line;
  }

  /** Without locales a system claims to know ASCII alone, and Java would write ? for the rest. */
  private static void speakEveryLanguage(CommandLine line) {
    String known = System.getProperty("native.encoding", "");
    Charset ascii = StandardCharsets.US_ASCII;
    if (known.equals(ascii.name()) || ascii.aliases().contains(known)) {
      line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
      line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void run() {
    throw new WrongUsage(spec.commandLine(), "terminal.usage.none");
  }
}
