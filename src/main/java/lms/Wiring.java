package lms;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import lms.camel.ApiHeaders;
import lms.camel.HangUp;
import lms.camel.HttpConnections;
import lms.camel.RecordStep;
import lms.camel.RunSummaryStrategy;
import lms.camel.StageLog;
import lms.camel.TransactionPolicy;
import lms.extract.ApiRequest;
import lms.extract.Excerpt;
import lms.extract.Probe;
import lms.extract.Reply;
import lms.extract.ReplyLimits;
import lms.fail.Failures;
import lms.fail.Patience;
import lms.ledger.ActiveRuns;
import lms.ledger.Frame;
import lms.ledger.Ledger;
import lms.ledger.LoadRunRows;
import lms.ledger.Progress;
import lms.load.Certainty;
import lms.load.ErrorBudget;
import lms.load.Loader;
import lms.load.Reader;
import lms.load.Settlement;
import lms.load.StoredDays;
import lms.load.Storing;
import lms.settings.Limits;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.texts.Texts;
import lms.validate.AttemptValidator;
import org.apache.camel.main.Main;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Binds what the routes from the claim to the close name. */
final class Wiring {
  private final Settings settings;
  private final Clock clock;
  private final Texts texts;

  Wiring(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.texts = new Texts(settings.language());
  }

  void wire(Main main, DataSource pool, Progress progress) {
    ledger(main);
    reader(main);
    loader(main, progress);
    failures(main);
    main.bind("stageLog", new StageLog());
    main.bind("dataSource", pool);
    DataSourceTransactionManager manager = new DataSourceTransactionManager(pool);
    main.bind("transaction", new TransactionPolicy(manager));
    main.bind("savepoint", TransactionPolicy.savepoint(manager));
  }

  private void ledger(Main main) {
    Settings.Calendar calendar = settings.calendar();
    Frame frame =
        new Frame(
            settings.api().client(),
            calendar.zone(),
            settings.loading().windowDays(),
            calendar.runDeadline(),
            holder());
    ActiveRuns active = new ActiveRuns();
    main.bind("activeRuns", active);
    main.bind("loadRunRows", new LoadRunRows(settings.api().client()));
    main.bind("ledger", new Ledger(clock, frame, active, texts));
    main.bind("runSummary", new RunSummaryStrategy());
    main.addOverrideProperty("lms.client", settings.api().client());
  }

  /** Host and process, and a part that no other process shares, not even the next on this host. */
  private static String holder() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "unknown host";
    }
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return "%s, process %d, %s".formatted(host, ProcessHandle.current().pid(), unique);
  }

  private void reader(Main main) {
    Settings.Api api = settings.api();
    main.bind("apiRequest", new ApiRequest(api.client(), api.clientKey().value()));
    main.bind("apiHeaders", new ApiHeaders());
    main.bind("hangUp", new HangUp());
    main.bind("httpConnections", HttpConnections.frugal(api.timeout()));
    Limits limits = api.limits();
    ReplyLimits most = new ReplyLimits(limits.bytes(), limits.records(), limits.ratio());
    main.bind("reply", new Reply(clock, new Excerpt(Scrubber.of(settings)::scrub), most));
    Reader reader = new Reader(new AttemptValidator(settings.loading().attemptTypes(), clock));
    main.bind("reader", reader);
    main.bind(
        "attemptValidator", new RecordStep((record, to, none) -> reader.validate(record, to)));
    main.bind("recordRejection", new RecordStep(reader::reject));
    main.bind("probe", new Probe(clock, api.timeout()));
    // Where a command needs no API it may have no address; the route must still be built.
    String url = api.url().map(Object::toString).orElse("http://api-url-is-not-set.invalid");
    main.addOverrideProperty("lms.api.url", url);
    main.addOverrideProperty("lms.api.timeout", String.valueOf(api.timeout().toMillis()));
  }

  private void loader(Main main, Progress progress) {
    Settings.Loading loading = settings.loading();
    ErrorBudget budget = new ErrorBudget(loading.errorBudget(), loading.errorBudgetMin());
    main.bind("loader", new Loader(clock, progress, loading.fetchParallel()));
    main.bind("settlement", new Settlement(budget, texts));
    main.bind("storing", new Storing());
    main.bind("certainty", new Certainty(clock, settings.api().retryDelay()));
    main.bind("storedDays", new StoredDays(budget));
  }

  private void failures(Main main) {
    Settings.Api api = settings.api();
    Scrubber scrubber = Scrubber.of(settings);
    main.bind(
        "patience", new Patience(api.retries(), api.retryDelay(), clock, scrubber::scrub, texts));
    main.bind("failures", new Failures(clock, scrubber::scrub, texts));
  }
}
