package lms;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import lms.cli.LmsCommand;
import lms.cli.Pipeline;
import lms.ledger.Delivery;
import lms.ledger.Progress;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.settings.Settings;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** Main, and the routes as commands use them. What the routes name is bound by {@link Wiring}. */
public final class Lms implements Pipeline {
  private final Main main = new Main();
  private ProducerTemplate routes;

  private Lms() {}

  /** See {@code ./lms --help}. */
  public static void main(String[] args) {
    System.exit(LmsCommand.of(Lms::start, System.getenv(), Clock.systemUTC()).execute(args));
  }

  /** Starts the routes; see {@link Pipeline.Starter}. */
  public static Lms start(Settings settings, DataSource pool, Clock clock, Progress progress) {
    Lms lms = new Lms();
    new Wiring(settings, clock).wire(lms.main, pool, progress);
    new DeliveryWiring(settings, clock).wire(lms.main);
    lms.main.start();
    lms.routes = lms.main.getCamelContext().createProducerTemplate();
    return lms;
  }

  @Override
  public Result run(RunRequest request) {
    Exchange done = routes.request("direct:run", e -> e.getMessage().setBody(request));
    if (done.getException() != null) {
      throw new IllegalStateException("the load run broke off", done.getException());
    }
    return new Result(
        done.getMessage().getBody(RunSummary.class),
        Optional.ofNullable(done.getProperty("sheetDelivery", Delivery.class)),
        Optional.ofNullable(done.getProperty("mailDelivery", Delivery.class)));
  }

  @Override
  public void close() {
    main.stop();
  }
}
