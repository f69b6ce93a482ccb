package lms.camel;

import java.util.Locale;
import java.util.Set;
import lms.ledger.LoadRun;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs when each stage of a load run begins and ends, and how long it took; shows it as well. */
public final class StageLog implements RoutePolicyFactory {
  /** Routes that are a stage; those below them would only repeat it. */
  static final Set<String> STAGES =
      Set.of("claim", "window", "extract", "store", "doubt", "report", "notify", "close", "post");

  /** Several may be read at once: which one the load run waits for, it says itself. */
  private static final String READING = "extract";

  /** The property that holds, in {@link System#nanoTime}, when the stage began. */
  static String begun(String stage) {
    return "begun " + stage;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    return STAGES.contains(routeId) ? new Policy(routeId) : null;
  }

  private static final class Policy extends RoutePolicySupport {
    private final String begun;
    private final Logger log;

    Policy(String routeId) {
      this.begun = begun(routeId);
      this.log = LoggerFactory.getLogger(routeId);
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      exchange.setProperty(begun, System.nanoTime());
      LoadRun run = exchange.getProperty("loadRun", LoadRun.class);
      if (run != null && !route.getRouteId().equals(READING)) {
        run.progress().stage(route.getRouteId());
      }
      log.info("begins{}", of(exchange));
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      long nanos = System.nanoTime() - exchange.getProperty(begun, Long.class);
      String end = exchange.isFailed() ? "failed" : "done";
      log.info(
          "{} after {} s{}", end, String.format(Locale.ROOT, "%.3f", nanos / 1e9), of(exchange));
    }

    private static String of(Exchange exchange) {
      LoadRun run = exchange.getProperty("loadRun", LoadRun.class);
      return run == null ? "" : " (load run " + run.id() + ", " + run.days() + ")";
    }
  }
}
