package lms.cli;

import java.util.Optional;
import lms.log.LogSetup;
import lms.report.GoogleAccount;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.settings.SettingsProblems;

/** The routes, for questions that need no database; started when the first one is asked. */
final class Questions implements AutoCloseable {
  private final Surroundings surroundings;
  private final Settings settings;
  private final Terminal terminal;
  private final Optional<LogSetup> log;
  private Pipeline pipeline;

  Questions(Surroundings surroundings, Settings settings, Scrubber scrubber, Terminal terminal) {
    this.surroundings = surroundings;
    this.settings = settings;
    this.terminal = terminal;
    this.log = log(scrubber);
  }

  /** Without a log where it cannot be written: that is a finding, and no reason to stop. */
  private Optional<LogSetup> log(Scrubber scrubber) {
    try {
      return Optional.of(LogSetup.start(settings, scrubber, surroundings.clock(), false));
    } catch (SettingsProblems e) {
      return Optional.empty();
    }
  }

  /**
   * See {@link Pipeline#ask}.
   *
   * @throws Exception what the route failed by
   */
  <T> T ask(String route, Object body, Class<T> answer) throws Exception {
    try {
      return started().ask(route, body, answer);
    } catch (IllegalStateException e) {
      throw e.getCause() instanceof Exception why ? why : e;
    }
  }

  private synchronized Pipeline started() {
    if (pipeline == null) {
      Exception why = new IllegalStateException("no question needs a database");
      AwayDatabase none = new AwayDatabase(why.getMessage(), why);
      pipeline =
          surroundings
              .starter()
              .start(
                  Pipeline.Mode.CHECK, startable(settings), none, surroundings.clock(), terminal);
    }
    return pipeline;
  }

  /** No routes start with a key that is none; all but the sheet can be asked without it. */
  private static Settings startable(Settings settings) {
    try {
      settings.sheet().google().ifPresent(google -> new GoogleAccount(google.credentials()));
      return settings;
    } catch (IllegalArgumentException e) {
      return new Settings(
          settings.api(),
          settings.database(),
          new Settings.Sheet(Optional.empty()),
          settings.mail(),
          settings.calendar(),
          settings.loading(),
          settings.web(),
          settings.files(),
          settings.language(),
          settings.extras());
    }
  }

  @Override
  public synchronized void close() {
    if (pipeline != null) {
      pipeline.close();
    }
    log.ifPresent(LogSetup::close);
  }
}
