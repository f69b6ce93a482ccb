package lms.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lms.quarantine.Dismissal;
import lms.settings.Need;
import lms.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets quarantined records aside for good. */
@Command(name = "dismiss", mixinStandardHelpOptions = true)
final class QuarantineDismiss extends ConfiguredCommand {
  @Option(names = "--reason", paramLabel = "TEXT")
  private String reason;

  @Option(names = "--before", paramLabel = "D")
  private LocalDate before;

  @Option(names = "--all")
  private boolean all;

  QuarantineDismiss(Surroundings surroundings) {
    super(surroundings, Need.API);
  }

  @Override
  void check() {
    if (all == (reason != null)) {
      throw wrong("terminal.usage.dismiss");
    }
    if (reason != null && reason.isBlank()) {
      throw wrong("terminal.usage.dismiss.blank");
    }
  }

  @Override
  int execute(Settings settings, Terminal terminal) throws Exception {
    Optional<Instant> until =
        Optional.ofNullable(before)
            .map(day -> day.atStartOfDay(settings.calendar().zone()).toInstant());
    Dismissal dismissal = new Dismissal(Optional.ofNullable(reason), until);
    try (Session session = open(settings, terminal)) {
      long dismissed = session.ask("quarantine-dismiss", dismissal, Long.class);
      terminal.show(List.of(terminal.texts().count("terminal.quarantine.dismissed", dismissed)));
      return ExitStatus.DONE;
    }
  }
}
