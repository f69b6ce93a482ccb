package lms;

import java.time.Clock;
import lms.doubt.Doubts;
import lms.settings.Settings;
import lms.texts.Texts;
import lms.watch.Heartbeat;
import lms.watch.Incidents;
import lms.watch.Overdue;
import org.apache.camel.main.Main;

/** Binds what the routes name that watch over the service: incidents, metrics, plausibility. */
final class WatchWiring {
  private final Settings settings;
  private final Clock clock;

  WatchWiring(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void wire(Main main) {
    Texts texts = new Texts(settings.language());
    main.bind("doubts", new Doubts(settings.api().client(), settings.calendar().zone(), texts));
    main.bind("incidents", new Incidents(settings.api().client(), clock));
    Settings.Calendar calendar = settings.calendar();
    main.bind("overdue", new Overdue(calendar.completeBy(), calendar.zone(), clock));
    main.bind("heartbeat", new Heartbeat(settings.web().heartbeat()));
  }
}
