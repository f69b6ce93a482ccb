package lms.cli;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lms.ledger.DayCoverage;
import lms.ledger.LoadRunRow;
import lms.plan.FireTimes;
import lms.settings.Need;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import lms.window.Days;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the last load runs, the next one, missing days and the command that fills them. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Shows the last load runs, the next one, missing days and the command that fills them.")
final class StatusCommand implements Callable<Integer> {
  /** So far back an active load run is looked for. */
  private static final int MOST = 100;

  private final Surroundings surroundings;

  @Option(names = "--json", description = "the same as JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings =
        SettingsReader.read(
            surroundings.environment(), surroundings.workingDirectory(), Set.of(Need.CLIENT));
    Terminal terminal = Terminal.of(spec.commandLine(), Scrubber.of(settings)::scrub);
    try (Session session = Session.open(Pipeline.Mode.COMMAND, surroundings, settings, terminal)) {
      StatusView view = view(session, settings);
      terminal.show(json ? StatusJson.of(view) : StatusText.of(view));
      return ExitStatus.DONE;
    } catch (IllegalStateException e) {
      terminal.say(withoutLedger(e));
      return ExitStatus.FAILED;
    }
  }

  private StatusView view(Session session, Settings settings) {
    Instant now = surroundings.clock().instant();
    Settings.Calendar calendar = settings.calendar();
    Optional<Days> due = Optional.ofNullable(session.ask("due", now, Days.class));
    Map<String, Object> wish = new HashMap<>();
    wish.put("id", null);
    wish.put("most", MOST);
    return new StatusView(
        settings.api().client(),
        calendar,
        new FireTimes(calendar.schedule(), calendar.zone()).next(now),
        due,
        due.map(days -> List.of(session.ask("coverage", days, DayCoverage[].class)))
            .orElse(List.of()),
        List.of(session.ask("load-runs", wish, LoadRunRow[].class)));
  }

  /**
   * Why the ledger could not be asked.
   *
   * @throws IllegalStateException if it was not for the database
   */
  private static String withoutLedger(IllegalStateException thrown) {
    return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .findFirst()
        .map(cause -> cause.getMessage() + "; the status is in the database")
        .orElseThrow(() -> thrown);
  }
}
