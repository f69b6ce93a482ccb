package lms;

import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import lms.camel.RouteFiles;
import lms.cli.LastWords;
import lms.cli.LmsCommand;
import lms.cli.Pipeline;
import lms.ledger.ActiveRuns;
import lms.ledger.DailyStats;
import lms.ledger.Delivery;
import lms.ledger.LoadRun;
import lms.ledger.Progress;
import lms.ledger.RunProgress;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.settings.Settings;
import lms.window.Days;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** Main, and the routes as commands use them. What the routes name is bound by {@link Wiring}. */
public final class Lms implements Pipeline {
  /** How long a load run may take to roll back or to finish its report when the process ends. */
  private static final Duration TO_END = Duration.ofSeconds(20);

  private final Main main = new RoutesMain();
  private final String client;
  private ActiveRuns active;
  private ProducerTemplate routes;

  /**
   * Routes are read once: ours bring neither settings nor beans, for which Camel reads them before.
   */
  private static final class RoutesMain extends Main {
    @Override
    protected void modelineRoutes(CamelContext context) {}
  }

  private Lms(String client) {
    this.client = client;
  }

  /** See {@code ./lms --help}. */
  public static void main(String[] args) {
    Thread.setDefaultUncaughtExceptionHandler(new LastWords(Thread.currentThread()));
    JavaObjects.refuse();
    Path here = Path.of("").toAbsolutePath();
    System.exit(LmsCommand.of(Lms::start, System.getenv(), here, Clock.systemUTC()).execute(args));
  }

  /** Starts the routes; see {@link Pipeline.Starter}. */
  public static Lms start(
      Mode mode, Settings settings, DataSource pool, Clock clock, Progress progress) {
    Lms lms = new Lms(settings.api().client());
    lms.main.setRoutesCollector(new RouteFiles());
    lms.main.addOverrideProperty("lms.mode", mode.name());
    // Nobody looks at the counters of a command, and they take a third of its start.
    boolean counted = mode == Mode.SERVICE;
    lms.main.addOverrideProperty("camel.main.jmxEnabled", String.valueOf(counted));
    new Wiring(settings, clock).wire(lms.main, pool, progress);
    new DeliveryWiring(settings, clock).wire(lms.main);
    new QuarantineWiring(settings).wire(lms.main);
    new PlanWiring(settings, clock, mode).wire(lms.main);
    new WatchWiring(settings, clock).wire(lms.main);
    new AdoptWiring(settings, clock).wire(lms.main, pool);
    new BiWiring().wire(lms.main);
    if (mode == Mode.SERVICE) {
      new ServiceMeters(settings, clock).wire(lms.main);
      new RestWiring(settings, clock).wire(lms.main);
    }
    lms.startRoutes();
    lms.active = lms.main.lookupByType(ActiveRuns.class).values().iterator().next();
    lms.routes = lms.main.getCamelContext().createProducerTemplate();
    return lms;
  }

  private void startRoutes() {
    try {
      main.start();
    } catch (RuntimeException e) {
      main.stop();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof CannotStart said) {
          throw said;
        }
      }
      throw e;
    }
  }

  @Override
  public Result run(RunRequest request) {
    Exchange done = asked("run", request);
    return new Result(
        done.getMessage().getBody(RunSummary.class),
        Optional.ofNullable(done.getProperty("sheetDelivery", Delivery.class)),
        Optional.ofNullable(done.getProperty("mailDelivery", Delivery.class)),
        Optional.ofNullable(done.getProperty("loadRun", LoadRun.class))
            .map(run -> run.progress().now()));
  }

  @Override
  public Optional<RunProgress.Moment> progress() {
    return active.all().stream().findFirst().map(run -> run.progress().now());
  }

  @Override
  public <T> T ask(String route, Object body, Class<T> answer) {
    return asked(route, body).getMessage().getBody(answer);
  }

  private Exchange asked(String route, Object body) {
    Exchange done = routes.request("direct:" + route, e -> e.getMessage().setBody(body));
    if (done.getException() != null) {
      throw new IllegalStateException("route " + route + " broke off", done.getException());
    }
    return done;
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

  /** Lets the load runs that are on their way end, then stops the routes. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted(); // who is in a hurry has said so to others as well
    try {
      active.stopAll(TO_END);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    main.stop();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
