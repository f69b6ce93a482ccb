package lms.support;

import java.lang.reflect.Field;
import java.util.List;
import lms.Lms;
import lms.ledger.DayCoverage;
import lms.window.Days;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.ScheduledPollConsumer;

/** A look inside a started product. */
public final class Inside {
  private Inside() {}

  /** Its Camel context, which it shows to nobody. */
  public static CamelContext context(Lms lms) {
    try {
      Field main = Lms.class.getDeclaredField("main");
      main.setAccessible(true);
      return ((Main) main.get(lms)).getCamelContext();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("lms.Lms has no field main any more", e);
    }
  }

  /** Lets a route do now what its timer would make it do later. */
  public static void ring(Lms lms, String route) throws Exception {
    CamelContext context = context(lms);
    Exchange exchange = new DefaultExchange(context);
    context.getRoute(route).getProcessor().process(exchange);
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
  }

  /** Lets a route look now into the folder it would look into later. */
  public static void poll(Lms lms, String route) {
    ((ScheduledPollConsumer) context(lms).getRoute(route).getConsumer()).run();
  }

  /** From now on there are so many threads that read replies. */
  public static void limitReaders(Lms lms, int threads) throws Exception {
    ThreadPoolProfile profile =
        context(lms).getExecutorServiceManager().getThreadPoolProfile("readers");
    profile.setMaxPoolSize(threads);
    reload(context(lms), "readers");
  }

  private static void reload(CamelContext context, String route) throws Exception {
    context.getRouteController().stopRoute(route);
    context.removeRoute(route);
    Resource file =
        ResourceHelper.resolveResource(context, "classpath:routes/%s.camel.yaml".formatted(route));
    PluginHelper.getRoutesLoader(context).loadRoutes(file);
  }

  /** From now on the ledger says this of the days that are due. */
  public static void cover(Lms lms, Days due, List<DayCoverage> coverage) throws Exception {
    CamelContext context = context(lms);
    for (String route : List.of("due", "coverage")) {
      if (context.getRoute(route) != null) {
        context.getRouteController().stopRoute(route);
        context.removeRoute(route);
      }
    }
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:due").routeId("due").process(e -> e.getMessage().setBody(due));
            from("direct:coverage")
                .routeId("coverage")
                .process(e -> e.getMessage().setBody(coverage));
          }
        });
  }
}
