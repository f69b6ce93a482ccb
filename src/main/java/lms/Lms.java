package lms;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import lms.camel.ApiHeaders;
import lms.camel.HangUp;
import lms.camel.RunSummaryStrategy;
import lms.camel.TransactionPolicy;
import lms.cli.Pipeline;
import lms.extract.ApiRequest;
import lms.extract.Reply;
import lms.fail.Failures;
import lms.fail.Patience;
import lms.ledger.Delivery;
import lms.ledger.Ledger;
import lms.ledger.Progress;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.load.ErrorBudget;
import lms.load.Loader;
import lms.load.Reader;
import lms.load.Settlement;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.validate.AttemptValidator;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Main and wiring: every bean that a route names is bound here. */
public final class Lms implements Pipeline {
  private final Main main = new Main();

  private Lms(Settings settings, DataSource pool, Clock clock, Progress progress) {
    Scrubber scrubber = Scrubber.of(settings);
    flow(settings, clock, progress, scrubber);
    infrastructure(pool, clock);
    properties(settings);
  }

  /** Starts the routes; see {@link Pipeline.Starter}. */
  public static Lms start(
      Settings settings, DataSource pool, Clock clock, Progress progress) {
    Lms lms = new Lms(settings, pool, clock, progress);
    try {
      lms.main.start();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the routes do not start", e);
    }
    return lms;
  }

  private void flow(Settings settings, Clock clock, Progress progress, Scrubber scrubber) {
    Settings.Api api = settings.api();
    Settings.Loading loading = settings.loading();
    Settings.Calendar calendar = settings.calendar();
    main.bind(
        "ledger",
        new Ledger(
            clock,
            new Ledger.Frame(
                api.client(),
                calendar.zone(),
                loading.windowDays(),
                calendar.runDeadline(),
                holder())));
    main.bind("apiRequest", new ApiRequest(api.client(), api.clientKey().value()));
    main.bind("reply", new Reply(clock));
    main.bind("attemptValidator", new AttemptValidator(loading.attemptTypes(), clock));
    main.bind("reader", new Reader());
    main.bind("loader", new Loader(clock, progress));
    ErrorBudget budget = new ErrorBudget(loading.errorBudget(), loading.errorBudgetMin());
    main.bind("settlement", new Settlement(clock, budget));
    main.bind(
        "patience", new Patience(api.retries(), api.retryDelay(), clock, scrubber::scrub));
    main.bind("failures", new Failures(clock, scrubber::scrub));
    main.bind("runSummary", new RunSummaryStrategy(clock));
  }

  private void infrastructure(DataSource pool, Clock clock) {
    main.bind("dataSource", pool);
    main.bind("transaction", new TransactionPolicy(new DataSourceTransactionManager(pool)));
    main.bind("hangUp", new HangUp());
    main.bind("apiHeaders", new ApiHeaders());
  }

  private void properties(Settings settings) {
    String url = settings.api().url().map(Object::toString).orElse("http://localhost:0/not-set");
    main.addOverrideProperty("lms.api.url", url);
    main.addOverrideProperty(
        "lms.api.timeout", String.valueOf(settings.api().timeout().toMillis()));
  }

  /** Host and process, and a part that no other process shares, also after a restart. */
  private static String holder() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "unknown host";
    }
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return "%s, process %d (%s)".formatted(host, ProcessHandle.current().pid(), unique);
  }

  @Override
  public Result run(RunRequest request) {
    Exchange done =
        main.getCamelTemplate().request("direct:run", e -> e.getMessage().setBody(request));
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

  /** See {@code ./lms --help}. */
  public static void main(String[] args) {
    System.exit(0);
  }
}
