package lms.camel;

import java.time.Duration;
import lms.ledger.RunSummary;
import lms.watch.LoadMeters;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** Counts load runs as they end, and measures their stages. */
public final class RunMeters implements RoutePolicyFactory {
  private final LoadMeters meters;

  /** A factory that feeds {@code meters}. */
  public RunMeters(LoadMeters meters) {
    this.meters = meters;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    if (routeId.equals("run")) {
      return new Ends();
    }
    return StageLog.STAGES.contains(routeId) ? new Stage(routeId) : null;
  }

  private final class Ends extends RoutePolicySupport {
    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      RunSummary summary = exchange.getMessage().getBody(RunSummary.class);
      if (summary != null) {
        meters.ended(summary);
      }
    }
  }

  private final class Stage extends RoutePolicySupport {
    private final String stage;
    private final String begun;

    Stage(String stage) {
      this.stage = stage;
      this.begun = StageLog.begun(stage); // the log is always kept, whether anybody measures or not
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      long began = exchange.getProperty(begun, Long.class);
      meters.took(stage, Duration.ofNanos(System.nanoTime() - began));
    }
  }
}
