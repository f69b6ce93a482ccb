package lms;

import java.time.Clock;
import lms.settings.Settings;
import org.apache.camel.main.Main;

/** Binds what the routes of the quarantine name: list, replay, dismiss. */
final class QuarantineWiring {
  private final Settings settings;
  private final Clock clock;

  QuarantineWiring(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void wire(Main main) {}
}
