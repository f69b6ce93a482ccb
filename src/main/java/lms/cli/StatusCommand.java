package lms.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.ledger.DayCoverage;
import lms.ledger.LoadRunRow;
import lms.plan.FireTimes;
import lms.settings.Need;
import lms.settings.Settings;
import lms.window.Days;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the last load runs, the next one, missing days and the command that fills them. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class StatusCommand extends ConfiguredCommand {
  /** So far back an active load run is looked for. */
  private static final int MOST = 100;

  @Option(names = "--json")
  private boolean json;

  StatusCommand(Surroundings surroundings) {
    super(surroundings, Need.CLIENT);
  }

  @Override
  int execute(Settings settings, Terminal terminal) throws Exception {
    try (Session session = open(settings, terminal)) {
      StatusView view = view(session, settings);
      terminal.show(json ? StatusJson.of(view) : StatusText.of(view, terminal.texts()));
      return ExitStatus.DONE;
    } catch (IllegalStateException e) {
      terminal.tell("terminal.status.no-database", whyWithoutDatabase(e));
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
}
