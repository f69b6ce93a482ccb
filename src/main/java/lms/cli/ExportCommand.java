package lms.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import lms.ledger.DailyStats;
import lms.report.TableFormat;
import lms.report.WholeFile;
import lms.settings.Need;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import lms.texts.Language;
import lms.texts.Texts;
import lms.window.Days;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The table of the sheet as a file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes the daily numbers of a range of days, the table of the sheet, to a file. Asks only"
            + " the database. Days that are not there are named, with the command that loads them.")
final class ExportCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  private final Surroundings surroundings;

  @Mixin private DayRange range;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "csv: for programs, UTF-8 without a byte order mark; xlsx: for spreadsheets. Without it"
              + " what the name of FILE ends in, else csv")
  private TableFormat format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "the file, replaced whole if there is one; - for standard output (csv only). Without it"
              + " daily_stats-FROM-TO.FORMAT in the working directory")
  private String out;

  @Spec private CommandSpec spec;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings =
        SettingsReader.read(
            surroundings.environment(), surroundings.workingDirectory(), Set.of(Need.CLIENT));
    Days days = range.days(surroundings.clock(), settings.calendar().zone());
    format = format == null ? formatOfName() : format;
    if (isStandardOutput() && format != TableFormat.CSV) {
      throw range.wrong(new Texts(settings.language()).get("export.only-csv"));
    }
    Terminal terminal = Terminal.of(spec.commandLine(), settings);
    List<DailyStats> table;
    try (Session session = Session.open(Pipeline.Mode.COMMAND, surroundings, settings, terminal)) {
      table = session.numbers(days);
    }
    return export(table, days, settings.language(), terminal);
  }

  private int export(List<DailyStats> table, Days days, Language language, Terminal terminal) {
    ExportText text = new ExportText(new Texts(language), days);
    if (table.isEmpty()) {
      terminal.say(text.empty());
      return ExitStatus.FAILED;
    }
    try {
      String to = isStandardOutput() ? print(table, language) : write(table, days, language);
      terminal.say(text.written(table, to));
      text.missing(table).ifPresent(terminal::say);
      return ExitStatus.DONE;
    } catch (IOException | InvalidPathException e) {
      terminal.say(text.notWritten(e));
      return ExitStatus.FAILED;
    }
  }

  private TableFormat formatOfName() {
    String ending = "." + TableFormat.XLSX.ending();
    boolean xlsx = out != null && out.toLowerCase(Locale.ROOT).endsWith(ending);
    return xlsx ? TableFormat.XLSX : TableFormat.CSV;
  }

  private boolean isStandardOutput() {
    return STANDARD_OUTPUT.equals(out);
  }

  /** As bytes: what the terminal is said to understand is no matter of the table. */
  private String print(List<DailyStats> table, Language language) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    format.write(table, language, bytes);
    System.out.writeBytes(bytes.toByteArray());
    if (System.out.checkError()) {
      throw new IOException("standard output takes no more");
    }
    return STANDARD_OUTPUT;
  }

  private String write(List<DailyStats> table, Days days, Language language) throws IOException {
    String usual = "daily_stats-%s-%s.%s".formatted(days.from(), days.to(), format.ending());
    Path file = surroundings.workingDirectory().resolve(out == null ? usual : out);
    WholeFile.replace(file, stream -> format.write(table, language, stream));
    return file.toString();
  }
}
