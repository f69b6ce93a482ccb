package lms;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import javax.sql.DataSource;
import lms.camel.PageHeaders;
import lms.camel.WebServer;
import lms.cli.Pipeline;
import lms.dashboard.CardQuery;
import lms.dashboard.Cards;
import lms.dashboard.TaskNames;
import lms.ledger.ActiveRuns;
import lms.page.Assets;
import lms.page.Page;
import lms.rest.Access;
import lms.rest.CardInput;
import lms.rest.CardOutput;
import lms.rest.EventStream;
import lms.rest.Gate;
import lms.rest.IdempotencyKeys;
import lms.rest.Json;
import lms.rest.LoadQueue;
import lms.rest.Operations;
import lms.rest.RateLimit;
import lms.rest.RestInput;
import lms.rest.RestOutput;
import lms.settings.Settings;
import lms.texts.Texts;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binds what the REST routes name, and the HTTP server. */
final class RestWiring {
  private static final Logger LOG = LoggerFactory.getLogger("rest");

  /** How long a connection may take to send a whole request. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Shorter than any proxy's patience, and the server's own. */
  private static final Duration PING = Duration.ofSeconds(15);

  private final Settings settings;
  private final Clock clock;

  RestWiring(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void wire(Main main) {
    String client = settings.api().client();
    main.bind("restJson", Json.mapper());
    main.bind("restInput", new RestInput(clock, settings.calendar().zone()));
    main.bind("restOutput", new RestOutput());
    main.bind("idempotencyKeys", new IdempotencyKeys(client));
    main.bind("loadQueue", new LoadQueue(client, main.lookup("activeRuns", ActiveRuns.class)));
    main.addOverrideProperty("lms.rest.disabled", "false");
    cards(main);
    server(main);
    observation(main);
  }

  private void cards(Main main) {
    Cards cards = Cards.shipped();
    ZoneId zone = settings.calendar().zone();
    TaskNames tasks = TaskNames.of(settings.extras().tasksFile(), new Texts(settings.language()));
    DataSource database = main.lookup("dataSource", DataSource.class);
    main.bind("cardInput", new CardInput(cards, clock, zone, settings.language()));
    main.bind("cardQuery", new CardQuery(database, settings.api().client(), zone, tasks));
    main.bind("cardOutput", new CardOutput(cards));
  }

  private Assets page(Main main) {
    Assets assets = new Assets();
    main.bind("page", new Page(assets, settings, clock));
    main.bind("pageHeaders", new PageHeaders());
    main.addOverrideProperty("camel.component.platform-http.headerFilterStrategy", "#pageHeaders");
    return assets;
  }

  private void server(Main main) {
    Settings.Web web = settings.web();
    Access access = new Access(web.token(), web.isLoopback(), web.ticket());
    Operations operations = new Operations(page(main).paths());
    Gate gate = new Gate(access, operations, new RateLimit(System::nanoTime), PATIENCE);
    EventStream events = new EventStream(clock, PING);
    main.bind("eventStream", events);
    WebServer server =
        new WebServer(
            web.host(),
            web.port(),
            (vertx, http, router) -> {
              gate.guard(vertx, http, router);
              events.serve(vertx, router);
            });
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeConfigure(BaseMainSupport started) {
            listen(started, server);
          }
        });
  }

  private void warn() {
    if (settings.web().isGuessable()) {
      LOG.warn(
          "REST_TOKEN is shorter than 32 characters, and with HTTP_HOST={} others may guess it;"
              + " the service starts. Set it to the output of: openssl rand -hex 32",
          settings.web().host());
    }
  }

  /** Before anything else starts: nothing is loaded by a service that nobody can ask. */
  private void listen(BaseMainSupport main, WebServer server) {
    try {
      main.getCamelContext().addService(server, true, true);
      server.start();
      warn();
    } catch (Exception e) {
      throw new Pipeline.CannotStart(
          new Texts(settings.language())
              .get(
                  "terminal.port.taken",
                  String.valueOf(settings.web().port()),
                  settings.web().host(),
                  root(e).getMessage()),
          e);
    }
  }

  private static Throwable root(Throwable thrown) {
    return thrown.getCause() == null ? thrown : root(thrown.getCause());
  }

  /** Health and metrics by Camel, on the port of REST: then Camel uses the server that is there. */
  private void observation(Main main) {
    main.addOverrideProperty("camel.management.enabled", "true");
    main.addOverrideProperty("camel.management.host", settings.web().host());
    main.addOverrideProperty("camel.management.port", String.valueOf(settings.web().port()));
    main.addOverrideProperty("camel.management.healthCheckEnabled", "true");
    main.addOverrideProperty("camel.management.metricsEnabled", "true");
    main.addOverrideProperty("camel.health.exposureLevel", "oneline");
    main.addOverrideProperty("camel.metrics.enabled", "true");
    main.addOverrideProperty("camel.rest.component", "platform-http");
  }
}
