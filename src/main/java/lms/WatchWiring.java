package lms;

import java.time.Clock;
import java.time.Duration;
import lms.doubt.Doubts;
import lms.notify.MailSession;
import lms.settings.Settings;
import lms.texts.Texts;
import lms.watch.Heartbeat;
import lms.watch.Incidents;
import lms.watch.Overdue;
import org.apache.camel.main.Main;

/** Binds what the routes name that watch over the service: incidents, metrics, plausibility. */
final class WatchWiring {
  /** Until a mail is written, though the database is asked for its numbers and does not answer. */
  private static final Duration WRITING = Duration.ofMinutes(2);

  private final Settings settings;
  private final Clock clock;

  WatchWiring(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void wire(Main main) {
    Texts texts = new Texts(settings.language());
    main.bind("doubts", new Doubts(settings.api().client(), settings.calendar().zone(), texts));
    main.bind("incidents", new Incidents(settings.api().client(), clock, mailing()));
    Settings.Calendar calendar = settings.calendar();
    main.bind("overdue", new Overdue(calendar.completeBy(), calendar.zone(), clock));
    main.bind("heartbeat", new Heartbeat(settings.web().heartbeat()));
  }

  private Duration mailing() {
    int recipients = settings.mail().smtp().map(smtp -> smtp.recipients().size()).orElse(0);
    return WRITING.plus(MailSession.Timeouts.DEFAULT.sending(recipients));
  }
}
