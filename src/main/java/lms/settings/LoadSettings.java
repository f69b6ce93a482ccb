package lms.settings;

/** Reads when and how attempts are loaded. */
final class LoadSettings {
  private final Values values;

  LoadSettings(Values values) {
    this.values = values;
  }

  Settings.Calendar calendar() {
    return new Settings.Calendar(
        values.get(Setting.SCHEDULE, Parsers::cron),
        values.get(Setting.TIME_ZONE, Parsers::zone),
        values.get(Setting.LOOKBACK_DAYS, Parsers.integer(0, 60)),
        values.read(Setting.CATCH_UP_FROM, Parsers::day),
        values.get(Setting.RUN_DEADLINE, Parsers.duration("1s", "168h")),
        values.get(Setting.COMPLETE_BY, Parsers::timeOfDay));
  }

  Settings.Loading loading() {
    return new Settings.Loading(
        values.get(Setting.WINDOW_DAYS, Parsers.integer(1, 366)),
        values.get(Setting.FETCH_PARALLEL, Parsers.integer(1, 8)),
        values.get(Setting.ERROR_BUDGET, Parsers::share),
        values.get(Setting.ERROR_BUDGET_MIN, Parsers.integer(0, 1_000_000)),
        values.get(Setting.ATTEMPT_TYPES, Parsers::words));
  }
}
