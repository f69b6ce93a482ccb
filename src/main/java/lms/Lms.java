package lms;

import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import lms.cli.LmsCommand;
import lms.cli.Pipeline;
import lms.ledger.DailyStats;
import lms.ledger.Delivery;
import lms.ledger.Progress;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.settings.Settings;
import lms.window.Days;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** Main, and the routes as commands use them. What the routes name is bound by {@link Wiring}. */
public final class Lms implements Pipeline {
  private final Main main = new Main();
  private final String client;
  private ProducerTemplate routes;

  private Lms(String client) {
    this.client = client;
  }

  /** See {@code ./lms --help}. */
  public static void main(String[] args) {
    Path here = Path.of("").toAbsolutePath();
    System.exit(LmsCommand.of(Lms::start, System.getenv(), here, Clock.systemUTC()).execute(args));
  }

  /** Starts the routes; see {@link Pipeline.Starter}. */
  public static Lms start(Settings settings, DataSource pool, Clock clock, Progress progress) {
    Lms lms = new Lms(settings.api().client());
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
  @SuppressWarnings("unchecked") // camel-sql returns a list of maps
  public List<DailyStats> numbers(Days days) {
    Map<String, Object> parameters =
        Map.of(
            "client", client,
            "from", Date.valueOf(days.from()),
            "to", Date.valueOf(days.to()));
    List<Map<String, Object>> rows =
        routes.requestBody("sql:classpath:sql/select_daily_stats.sql", parameters, List.class);
    return rows.stream().map(DailyStats::of).toList();
  }

  @Override
  public void close() {
    main.stop();
  }
}
