package lms;

import java.time.Clock;
import javax.sql.DataSource;
import lms.adopt.AdoptFrame;
import lms.adopt.Adoption;
import lms.adopt.Entry;
import lms.adopt.Places;
import lms.adopt.Sources;
import lms.adopt.Workbench;
import lms.database.Schema;
import lms.settings.Settings;
import org.apache.camel.main.Main;

/** Binds what the routes name by which the table of an existing script is taken over. */
final class AdoptWiring {
  private final Settings settings;
  private final Clock clock;

  AdoptWiring(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void wire(Main main, DataSource pool) {
    String schema = settings.database().schema();
    AdoptFrame frame =
        new AdoptFrame(
            settings.api().client(),
            settings.calendar().zone(),
            settings.calendar().lookbackDays(),
            settings.loading().attemptTypes());
    main.bind("sources", new Sources(schema));
    main.bind(
        "workbench",
        new Workbench(pool, new Schema(pool, schema, settings.files().dataDir()), schema));
    main.bind("adoption", new Adoption(frame, clock));
    main.bind("places", new Places());
    main.bind("entry", new Entry(frame));
  }
}
