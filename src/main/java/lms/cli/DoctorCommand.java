package lms.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks API, database, sheet, mail, disk and clock, and says what to do. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Checks API, database, sheet, mail, disk and clock, and says what to do. It loads nothing and"
          + " sends nothing. Status 1 if anything is wrong."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--json", description = "Shows the findings as JSON, once all are there.")
  private boolean json;

  @Spec private CommandSpec spec;

  DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings =
        SettingsReader.read(
            surroundings.environment(), surroundings.workingDirectory(), Set.of(Need.API));
    Scrubber scrubber = Scrubber.of(settings);
    Terminal terminal = Terminal.of(spec.commandLine(), scrubber::scrub);
    try (Questions questions = new Questions(surroundings, settings, scrubber, terminal)) {
      Doctor doctor = new Doctor(scrubber::scrub, finding -> show(finding, terminal));
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
    return List.of(
        new SettingsCheck(
            SettingsReader.files(surroundings.environment(), surroundings.workingDirectory())),
        new CalendarCheck(settings.calendar(), clock),
        new DiskCheck(files, DiskCheck.ROOM),
        new DatabaseCheck(settings.database(), files.dataDir(), clock, terminal::say),
        new SheetCheck(
            settings.sheet().google(),
            files.dataDir(),
            due -> questions.ask("sheet-probe", due, Tab.class)),
        new MailCheck(settings, SSLContext.getDefault(), MailSession.Timeouts.DEFAULT),
        new ApiCheck(
            settings.api(),
            clock,
            minute -> questions.ask("probe", minute, Long.class),
            terminal::say));
  }

  private void show(Finding finding, Terminal terminal) {
    if (!json) {
      terminal.show(List.of(finding.line()));
    }
  }
}
