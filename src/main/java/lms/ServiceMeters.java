package lms;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import lms.camel.DatabaseCheck;
import lms.camel.LoadCounters;
import lms.camel.RunMeters;
import lms.settings.Settings;
import lms.watch.LoadMeters;
import lms.watch.Readiness;
import lms.watch.Standing;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.main.Main;

/** Binds what shows from outside how the service is: metrics, JMX, health. */
final class ServiceMeters {
  /** Each record is an exchange of these: a meter there would cost more than it tells. */
  private static final String PER_RECORD = "validate|quarantine";

  private final Settings settings;
  private final Clock clock;

  ServiceMeters(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void wire(Main main) {
    Readiness database = new Readiness();
    Standing standing =
        new Standing(settings.api().client(), settings.calendar().zone(), clock, database);
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    LoadMeters meters = new LoadMeters(registry, standing);
    main.bind("readiness", database);
    main.bind("standing", standing);
    main.bind("metricsRegistry", registry); // where Camel looks for one
    main.bind("runMeters", new RunMeters(meters));
    main.bind("routeMeters", routeMeters(registry));
    main.bind("databaseCheck", new DatabaseCheck(database));
    main.configure().addConfiguration(new Jmx(new LoadCounters(meters, standing)));
    metrics(main);
    health(main);
  }

  private static MicrometerRoutePolicyFactory routeMeters(PrometheusMeterRegistry registry) {
    MicrometerRoutePolicyFactory routes = new MicrometerRoutePolicyFactory();
    routes.setMeterRegistry(registry);
    routes.getPolicyConfiguration().setContextEnabled(false);
    routes.getPolicyConfiguration().setExcludePattern(PER_RECORD);
    return routes;
  }

  /** A meter per route, none per endpoint or step. */
  private static void metrics(Main main) {
    main.addOverrideProperty("camel.metrics.enabled", "true");
    main.addOverrideProperty("camel.metrics.enableRoutePolicy", "false"); // routeMeters is ours
    main.addOverrideProperty("camel.metrics.enableExchangeEventNotifier", "false");
    main.addOverrideProperty("camel.metrics.enableMessageHistory", "false");
    main.addOverrideProperty(
        "camel.metrics.binders",
        "class-loader,file-descriptor,jvm-gc,jvm-memory,jvm-thread,processor,uptime");
  }

  /** Camel's own checks would call the service ill because the API is. */
  private static void health(Main main) {
    main.addOverrideProperty("camel.health.enabled", "true");
    main.addOverrideProperty("camel.health.routesEnabled", "false");
    main.addOverrideProperty("camel.health.consumersEnabled", "false");
    main.addOverrideProperty("camel.health.producersEnabled", "false");
    main.addOverrideProperty("camel.health.registryEnabled", "true");
    main.addOverrideProperty("camel.health.exposureLevel", "oneline");
  }

  /** A service of the context has a JMX bean. */
  private record Jmx(LoadCounters counters) implements CamelConfiguration {
    @Override
    public void configure(CamelContext context) throws Exception {
      context.addService(counters);
    }
  }
}
