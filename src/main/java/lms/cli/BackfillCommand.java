package lms.cli;

import java.util.List;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.plan.Backfill;
import lms.plan.BackfillPlan;
import lms.settings.Need;
import lms.settings.Settings;
import lms.window.DaySet;
import lms.window.Days;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loads history: one load run for all days of a range that are missing. */
@Command(name = "backfill", mixinStandardHelpOptions = true)
final class BackfillCommand extends ConfiguredCommand {
  @Mixin private DayRange range;

  @Option(names = "--only", paramLabel = "DAYS", defaultValue = "missing")
  private Backfill.Only only;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--progress", paramLabel = "KIND", defaultValue = "auto")
  private ProgressKind progress;

  BackfillCommand(Surroundings surroundings) {
    super(surroundings, Need.API);
  }

  @Override
  int execute(Settings settings, Terminal terminal) throws Exception {
    Days days = range.days(surroundings.clock(), settings.calendar().zone());
    try (Session session =
        Session.open(
            Pipeline.Mode.COMMAND, surroundings, settings, terminal, (records, bad) -> {})) {
      BackfillPlan plan = session.ask("history", new Backfill(days, only), BackfillPlan.class);
      List<String> said = new BackfillText(plan, terminal.texts()).lines();
      if (dryRun || plan.days().isEmpty()) {
        terminal.show(said);
        return plan.holders().isEmpty() ? ExitStatus.DONE : ExitStatus.CLAIMED;
      }
      said.forEach(terminal::say);
      Destinations.of(settings, terminal.texts()).forEach(terminal::say);
      return load(session, terminal, plan);
    }
  }

  private int load(Session session, Terminal terminal, BackfillPlan plan) {
    DaySet days = plan.days().orElseThrow();
    Pipeline.Result result;
    try (ProgressView view = progress.view(terminal, days.count());
        ProgressWatch watch = ProgressWatch.start(session::progress, view)) {
      result = session.run(new RunRequest(Trigger.BACKFILL, days));
      watch.end(result.reached());
    }
    terminal.show(SummaryText.of(result, terminal.texts()));
    terminal.show(new BackfillText(plan, terminal.texts()).unfinished(result).stream().toList());
    return ExitStatus.of(result);
  }
}
