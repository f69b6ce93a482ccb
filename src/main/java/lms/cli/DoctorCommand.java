package lms.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import lms.doctor.ApiCheck;
import lms.doctor.CalendarCheck;
import lms.doctor.Check;
import lms.doctor.DatabaseCheck;
import lms.doctor.DiskCheck;
import lms.doctor.Doctor;
import lms.doctor.Finding;
import lms.doctor.MailCheck;
import lms.doctor.SettingsCheck;
import lms.doctor.SheetCheck;
import lms.notify.MailSession;
import lms.report.Tab;
import lms.settings.Need;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import lms.texts.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks API, database, sheet, mail, disk and clock, and says what to do. */
@Command(name = "doctor", mixinStandardHelpOptions = true)
final class DoctorCommand extends ConfiguredCommand {
  @Option(names = "--json")
  private boolean json;

  DoctorCommand(Surroundings surroundings) {
    super(surroundings, Need.API);
  }

  @Override
  int execute(Settings settings, Terminal terminal) throws Exception {
    Scrubber scrubber = Scrubber.of(settings);
    try (Questions questions = new Questions(surroundings, settings, scrubber, terminal)) {
      Doctor doctor =
          new Doctor(terminal.texts(), scrubber::scrub, finding -> show(finding, terminal));
      List<Finding> findings = doctor.examine(checks(settings, questions, terminal));
      if (json) {
        terminal.show(
            List.of(
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(findings)));
      }
      return findings.stream().anyMatch(Finding::needsWork) ? ExitStatus.FAILED : ExitStatus.DONE;
    }
  }

  /** What takes longest comes last. */
  private List<Check> checks(Settings settings, Questions questions, Terminal terminal)
      throws NoSuchAlgorithmException {
    Clock clock = surroundings.clock();
    Settings.Files files = settings.files();
    Texts texts = terminal.texts();
    return List.of(
        new SettingsCheck(
            SettingsReader.files(surroundings.environment(), surroundings.workingDirectory()),
            settings.web(),
            texts),
        new CalendarCheck(settings.calendar(), clock, texts),
        new DiskCheck(files, DiskCheck.ROOM, texts),
        new DatabaseCheck(settings.database(), files.dataDir(), clock, texts, terminal::tell),
        new SheetCheck(
            settings.sheet().google(),
            files.dataDir(),
            due -> questions.ask("sheet-probe", due, Tab.class),
            texts),
        new MailCheck(settings, SSLContext.getDefault(), MailSession.Timeouts.DEFAULT, texts),
        new ApiCheck(
            settings.api(),
            clock,
            minute -> questions.ask("probe", minute, Long.class),
            texts,
            terminal::say));
  }

  private void show(Finding finding, Terminal terminal) {
    if (!json) {
      terminal.show(List.of(finding.line(terminal.texts())));
    }
  }
}
