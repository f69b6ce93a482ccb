package lms.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lms.quarantine.Dismissal;
import lms.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Sets quarantined records aside for good. */
@Command(
    name = "dismiss",
    mixinStandardHelpOptions = true,
    description =
        "Dismisses open records: they are kept, but neither listed nor replayed any more, also when"
            + " they come again. Asks nothing.")
final class QuarantineDismiss extends QuarantineCommand.Part {
  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "those with this reason, as list shows it, or its beginning")
  private String reason;

  @Option(
      names = "--before",
      paramLabel = "D",
      description = "of these, those that have not come since that day began, YYYY-MM-DD")
  private LocalDate before;

  @Option(names = "--all", description = "whatever their reason")
  private boolean all;

  QuarantineDismiss(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  void check() {
    if (all == (reason != null)) {
      throw new ParameterException(
          spec.commandLine(), "which records? give either --reason TEXT or --all");
    }
    if (reason != null && reason.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--reason is blank; for all records: --all");
    }
  }

  @Override
  int execute(Session session, Settings settings, Terminal terminal) {
    Optional<Instant> until =
        Optional.ofNullable(before)
            .map(day -> day.atStartOfDay(settings.calendar().zone()).toInstant());
    Dismissal dismissal = new Dismissal(Optional.ofNullable(reason), until);
    long dismissed = session.ask("quarantine-dismiss", dismissal, Long.class);
    terminal.show(
        List.of(
            String.format(
                Locale.ROOT,
                "%,d %s dismissed",
                dismissed,
                dismissed == 1 ? "record" : "records")));
    return ExitStatus.DONE;
  }
}
