package lms.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.plan.Backfill;
import lms.plan.BackfillPlan;
import lms.settings.Need;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import lms.window.DaySet;
import lms.window.Days;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Loads history: one load run for all days of a range that are missing. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description =
        "Loads history: says first what there is to do and how long it may take, then loads the days"
            + " of the range that are missing, in as few requests as possible. Interrupted, it goes"
            + " on where it stopped when it is called again.")
final class BackfillCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private DayRange range;

  @Option(
      names = "--only",
      paramLabel = "DAYS",
      defaultValue = "missing",
      description =
          "missing: days that are not complete (the default); all: complete days too, to see what"
              + " has changed")
  private Backfill.Only only;

  @Option(
      names = "--dry-run",
      description =
          "only says what there is to do; loads nothing and asks no API (the tables are created or"
              + " upgraded if need be)")
  private boolean dryRun;

  @Option(
      names = "--progress",
      paramLabel = "KIND",
      defaultValue = "auto",
      description =
          "auto: a bar where standard error is a terminal, else lines (the default); plain: lines;"
              + " none: nothing")
  private ProgressKind progress;

  @Spec private CommandSpec spec;

  BackfillCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings =
        SettingsReader.read(
            surroundings.environment(), surroundings.workingDirectory(), Set.of(Need.API));
    Days days = range.days(surroundings.clock(), settings.calendar().zone());
    Terminal terminal = Terminal.of(spec.commandLine(), Scrubber.of(settings)::scrub);
    try (Session session =
        Session.open(
            Pipeline.Mode.COMMAND, surroundings, settings, terminal, (records, bad) -> {})) {
      BackfillPlan plan = session.ask("history", new Backfill(days, only), BackfillPlan.class);
      if (dryRun || plan.days().isEmpty()) {
        terminal.show(BackfillText.plan(plan));
        return plan.holders().isEmpty() ? ExitStatus.DONE : ExitStatus.CLAIMED;
      }
      BackfillText.plan(plan).forEach(terminal::say);
      Destinations.of(settings).forEach(terminal::say);
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
    terminal.show(SummaryText.of(result));
    terminal.show(BackfillText.unfinished(result, plan).stream().toList());
    return ExitStatus.of(result.summary());
  }
}
