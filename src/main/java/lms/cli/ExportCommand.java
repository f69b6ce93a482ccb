package lms.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lms.ledger.DailyStats;
import lms.report.TableFormat;
import lms.report.WholeFile;
import lms.settings.Need;
import lms.settings.Settings;
import lms.texts.Language;
import lms.window.Days;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The table of the sheet as a file. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand extends ConfiguredCommand {
  private static final String STANDARD_OUTPUT = "-";

  @Mixin private DayRange range;

  @Option(names = "--format", paramLabel = "FORMAT")
  private TableFormat format;

  @Option(names = "--out", paramLabel = "FILE")
  private String out;

  ExportCommand(Surroundings surroundings) {
    super(surroundings, Need.CLIENT);
  }

  @Override
  void check() {
    format = format == null ? formatOfName() : format;
    if (isStandardOutput() && format != TableFormat.CSV) {
      throw wrong("export.only-csv");
    }
  }

  @Override
  int execute(Settings settings, Terminal terminal) throws Exception {
    Days days = range.days(surroundings.clock(), settings.calendar().zone());
    List<DailyStats> table;
    try (Session session = open(settings, terminal)) {
      table = session.numbers(days);
    }
    return export(table, days, settings.language(), terminal);
  }

  private int export(List<DailyStats> table, Days days, Language language, Terminal terminal) {
    ExportText text = new ExportText(terminal.texts(), days);
    if (table.isEmpty()) {
      terminal.say(text.empty());
      return ExitStatus.FAILED;
    }
    try {
      if (isStandardOutput()) {
        print(table, language);
        terminal.say(text.printed(table));
      } else {
        terminal.say(text.written(table, write(table, days, language)));
      }
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
  private void print(List<DailyStats> table, Language language) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    format.write(table, language, bytes);
    System.out.writeBytes(bytes.toByteArray());
    if (System.out.checkError()) {
      throw new IOException("standard output takes no more");
    }
  }

  private Path write(List<DailyStats> table, Days days, Language language) throws IOException {
    String usual = "daily_stats-%s-%s.%s".formatted(days.from(), days.to(), format.ending());
    Path file = surroundings.workingDirectory().resolve(out == null ? usual : out);
    WholeFile.replace(file, stream -> format.write(table, language, stream));
    return file;
  }
}
