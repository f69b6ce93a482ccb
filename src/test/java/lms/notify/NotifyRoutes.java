package lms.notify;

import jakarta.mail.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import lms.camel.TransactionPolicy;
import lms.fail.Failures;
import lms.ledger.ActiveRuns;
import lms.ledger.Delivery;
import lms.ledger.Frame;
import lms.ledger.Ledger;
import lms.ledger.RunSummary;
import lms.settings.Settings;
import lms.texts.Language;
import lms.texts.Texts;
import lms.watch.Incidents;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The shipped routes from {@code notify} on, with everything they name. */
final class NotifyRoutes implements AutoCloseable {
  private static final String[] FILES = {
    "notify",
    "incident",
    "incident-decide",
    "incident-told",
    "mail",
    "compose",
    "close",
    "close-alone",
    "conclude",
    "enter-mail",
    "post",
    "entered",
    "deliver",
    "dispatch",
    "forget-mails",
    "straight",
    "smtp",
    "outbox",
    "keep"
  };
  private static final MailSession.Timeouts SHORT =
      new MailSession.Timeouts(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2));
  private static final Duration MAILING = SHORT.sending(3);
  private final CamelContext context = new DefaultCamelContext();

  /**
   * @param trust certificates the mail client believes
   * @param outbox folder for mails without a mail server
   */
  NotifyRoutes(Settings settings, DataSource database, SSLContext trust, Path outbox)
      throws Exception {
    this(settings, database, trust, outbox, Samples.CLOCK);
  }

  /** The same at another time. */
  NotifyRoutes(Settings settings, DataSource database, SSLContext trust, Path outbox, Clock clock)
      throws Exception {
    this(settings, session(settings, trust), database, outbox, clock);
  }

  /** The same with a session of the test's own. */
  NotifyRoutes(Settings settings, Session session, DataSource database, Path outbox, Clock clock)
      throws Exception {
    context.disableJMX();
    Properties places = new Properties();
    places.setProperty("lms.mail.way", settings.mail().smtp().isPresent() ? "smtp" : "outbox");
    places.setProperty("lms.mail.outbox", outbox.toString());
    context.getPropertiesComponent().setInitialProperties(places);
    context.getRegistry().bind("dataSource", DataSource.class, database);
    context.getRegistry().bind("mailComposer", new MailComposer(settings, clock));
    context.getRegistry().bind("mailReport", new MailReport(settings));
    context.getRegistry().bind("outbox", new Outbox(Samples.CLIENT, clock));
    context.getRegistry().bind("sweeper", new Sweeper(Samples.CLIENT, clock));
    context.getRegistry().bind("postman", new Postman(settings, clock));
    context.getRegistry().bind("incidents", new Incidents(Samples.CLIENT, clock, MAILING));
    bindLedger(clock);
    context
        .getRegistry()
        .bind("transaction", new TransactionPolicy(new DataSourceTransactionManager(database)));
    context.getRegistry().bind("mailSession", session);
    for (String file : FILES) {
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(
              PluginHelper.getResourceLoader(context)
                  .resolveResource("classpath:routes/" + file + ".camel.yaml"));
    }
    context.start();
  }

  private void bindLedger(Clock clock) {
    ActiveRuns active = new ActiveRuns();
    Frame frame = new Frame(Samples.CLIENT, ZoneOffset.UTC, 31, Duration.ofHours(2), "a test");
    Texts english = new Texts(Language.EN);
    context.getRegistry().bind("activeRuns", active);
    context.getRegistry().bind("ledger", new Ledger(clock, frame, active, english));
    context.getRegistry().bind("failures", new Failures(clock, text -> text, english));
  }

  /** What a load run has after {@code notify}, {@code close} and {@code post}. */
  Exchange tell(RunSummary summary, Delivery sheet, Map<String, Object> headers) {
    Exchange exchange = write(summary, sheet, headers);
    ProducerTemplate routes = context.createProducerTemplate();
    routes.send("direct:close", exchange);
    return routes.send("direct:post", exchange);
  }

  /** The process dies before it can send the mail that it has entered. */
  void tellAndDie(RunSummary summary) {
    Exchange exchange = write(summary, Samples.SHEET, Map.of());
    context.createProducerTemplate().send("direct:close", exchange);
  }

  /** A minute of the service: the mails leave whose next try is due. */
  void deliver() {
    context
        .createProducerTemplate()
        .send("direct:deliver", exchange -> exchange.setProperty("sweep", Sweep.ofDue()));
  }

  /** What a load run has after {@code notify}. */
  private Exchange write(RunSummary summary, Delivery sheet, Map<String, Object> headers) {
    Exchange exchange = new DefaultExchange(context);
    exchange.getMessage().setBody(summary);
    exchange.getMessage().setHeaders(headers);
    exchange.setProperty("sheetDelivery", sheet);
    return context.createProducerTemplate().send("direct:notify", exchange);
  }

  /** The mail's delivery. */
  Delivery tell(RunSummary summary) {
    Exchange exchange = tell(summary, Samples.SHEET, Map.of());
    return exchange.getProperty("mailDelivery", Delivery.class);
  }

  CamelContext context() {
    return context;
  }

  @Override
  public void close() {
    context.stop();
  }

  private static Session session(Settings settings, SSLContext trust) {
    return settings
        .mail()
        .smtp()
        .map(smtp -> MailSession.of(smtp, trust, SHORT))
        .orElseGet(() -> Session.getInstance(new Properties()));
  }
}
