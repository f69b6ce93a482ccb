package lms;

import java.time.Clock;
import lms.settings.Settings;
import org.apache.camel.main.Main;

/** Binds what the REST routes name, and the HTTP server. */
final class RestWiring {
  private final Settings settings;
  private final Clock clock;

  RestWiring(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void wire(Main main) {}
}
