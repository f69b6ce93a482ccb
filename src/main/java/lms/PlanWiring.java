package lms;

import java.time.Clock;
import lms.settings.Settings;
import org.apache.camel.main.Main;

/** Binds what the routes name that decide which days are due: schedule, catch-up, coverage. */
final class PlanWiring {
  private final Settings settings;
  private final Clock clock;

  PlanWiring(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void wire(Main main) {}
}
