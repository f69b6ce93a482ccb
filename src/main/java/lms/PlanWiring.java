package lms;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import lms.cli.Pipeline;
import lms.plan.BackfillPlanner;
import lms.plan.Bell;
import lms.plan.Coverage;
import lms.plan.FireTimes;
import lms.plan.Planner;
import lms.plan.Rezone;
import lms.settings.Problem;
import lms.settings.Setting;
import lms.settings.Settings;
import lms.settings.SettingsProblems;
import lms.texts.Texts;
import org.apache.camel.main.Main;

/** Binds what the routes name that decide which days are due: schedule, catch-up, coverage. */
final class PlanWiring {
  private final Settings settings;
  private final Clock clock;
  private final Pipeline.Mode mode;

  PlanWiring(Settings settings, Clock clock, Pipeline.Mode mode) {
    this.settings = settings;
    this.clock = clock;
    this.mode = mode;
  }

  /**
   * @throws SettingsProblems if {@code SCHEDULE} says nothing that quartz could follow
   */
  void wire(Main main) {
    Settings.Calendar calendar = settings.calendar();
    String client = settings.api().client();
    FireTimes fires = fires(calendar);
    Optional<String> sheet = settings.sheet().google().map(Settings.Google::spreadsheetId);
    Coverage coverage = new Coverage(client, fires, calendar.zone(), clock, sheet);
    main.bind("coverage", coverage);
    main.bind("planner", new Planner(client, calendar, fires, coverage));
    main.bind("backfillPlanner", new BackfillPlanner(client, calendar.zone(), settings.loading()));
    main.bind("bell", new Bell(calendar, fires, clock));
    main.bind("rezone", new Rezone(client, calendar.zone()));
    main.addOverrideProperty("lms.schedule", calendar.schedule());
    main.addOverrideProperty("lms.zone", calendar.zone().getId());
  }

  private FireTimes fires(Settings.Calendar calendar) {
    try {
      return new FireTimes(calendar.schedule(), calendar.zone());
    } catch (IllegalArgumentException e) {
      if (mode == Pipeline.Mode.CHECK) {
        // The doctor tells of it in a line of its own, and goes on to look at the rest.
        return new FireTimes(Setting.SCHEDULE.defaultText(), calendar.zone());
      }
      Texts texts = new Texts(settings.language());
      String problem = texts.get("settings.cron", calendar.schedule(), e.getCause().getMessage());
      throw new SettingsProblems(
          texts, List.of(new Problem(Setting.SCHEDULE.name(), problem, "0 0 7 * * ?")));
    }
  }
}
