package lms.report;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import lms.camel.HangUp;
import lms.camel.HttpConnections;
import lms.camel.SheetsClientFactory;
import lms.camel.TransactionPolicy;
import lms.ledger.Delivery;
import lms.settings.Secret;
import lms.support.SheetsStandIn;
import lms.support.TestDatabase;
import lms.texts.Language;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.support.DefaultExchange;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The shipped report routes with their beans and a real PostgreSQL. */
final class ReportService implements AutoCloseable {
  static final String CLIENT = "uni";
  private static final String ROUTES =
      "classpath:routes/report.camel.yaml,classpath:routes/sheet*.camel.yaml,classpath:routes/csv.camel.yaml";

  private final Main main = new Main();
  private final DataSource database;

  private ReportService(DataSource database, String routes) {
    this.database = database;
    main.addOverrideProperty("camel.main.routesIncludePattern", routes);
    main.configure().withAutoConfigurationLogSummary(false);
    main.addOverrideProperty("lms.client", CLIENT);
    main.addOverrideProperty("lms.api.timeout", "1000"); // application.properties names
    main.bind("hangUp", new HangUp()); // all three, for routes that are not here
    main.bind("httpConnections", HttpConnections.frugal(Duration.ofSeconds(1)));
    main.bind("dataSource", database);
    DataSourceTransactionManager manager = new DataSourceTransactionManager(database);
    main.bind("transaction", new TransactionPolicy(manager));
    main.bind("savepoint", TransactionPolicy.savepoint(manager));
    main.bind("publishRetry", new PublishRetry(Clock.systemUTC()));
  }

  /**
   * How a service differs from the usual one.
   *
   * @param tab {@code SHEET_NAME}
   * @param courses {@code SHEET_COURSES}
   * @param patience how long it waits for its turn
   * @param silence how long Google may say nothing
   * @param asking how long it is asked again
   * @param tokens where it asks for a token, if not at the stand-in
   */
  record Kind(
      Optional<String> tab,
      Optional<String> courses,
      Language language,
      String patience,
      Duration silence,
      Duration asking,
      Optional<URI> tokens) {
    static final Kind USUAL =
        new Kind(
            Optional.empty(),
            Optional.empty(),
            Language.EN,
            "60s",
            Duration.ofSeconds(60),
            Duration.ofSeconds(2),
            Optional.empty());

    Kind tab(String name) {
      return new Kind(Optional.of(name), courses, language, patience, silence, asking, tokens);
    }

    Kind courses(String name) {
      return new Kind(tab, Optional.of(name), language, patience, silence, asking, tokens);
    }

    Kind in(Language other) {
      return new Kind(tab, courses, other, patience, silence, asking, tokens);
    }

    Kind waiting(String time) {
      return new Kind(tab, courses, language, time, silence, asking, tokens);
    }

    Kind hearing(Duration time) {
      return new Kind(tab, courses, language, patience, time, Duration.ofSeconds(10), tokens);
    }

    Kind asking(Duration time) {
      return new Kind(tab, courses, language, patience, silence, time, tokens);
    }

    Kind tokens(URI elsewhere) {
      return new Kind(tab, courses, language, patience, silence, asking, Optional.of(elsewhere));
    }
  }

  /** Into the stand-in; {@code SHEET_NAME} is {@code tab}. */
  static ReportService toSheet(SheetsStandIn google, Optional<String> tab, Language language)
      throws Exception {
    Kind kind = Kind.USUAL.in(language);
    return toSheet(google, tab.map(kind::tab).orElse(kind));
  }

  /** Into the stand-in. */
  static ReportService toSheet(SheetsStandIn google, Kind kind) throws Exception {
    return started(google, kind, new ReportService(TestDatabase.withSchema(), ROUTES));
  }

  /** A service that tries again by itself. */
  static ReportService retrying(SheetsStandIn google, Kind kind, Clock clock) throws Exception {
    ReportService service =
        new ReportService(TestDatabase.withSchema(), ROUTES + ",classpath:routes/publish.*");
    service.main.bind("publishRetry", new PublishRetry(clock));
    service.main.addOverrideProperty("lms.mode", "SERVICE");
    return started(google, kind, service);
  }

  /** A second process with the same database. */
  ReportService another(SheetsStandIn google, Kind kind) throws Exception {
    return started(google, kind, new ReportService(database, ROUTES));
  }

  private static ReportService started(SheetsStandIn google, Kind kind, ReportService service)
      throws Exception {
    String key = kind.tokens().map(google::credentialsJson).orElseGet(google::credentialsJson);
    GoogleAccount account = new GoogleAccount(new Secret(key), kind.silence());
    String id = SheetsStandIn.SPREADSHEET;
    Main main = service.main;
    main.addOverrideProperty("lms.report.target", "sheet");
    main.addOverrideProperty("lms.spreadsheet.id", id);
    main.addOverrideProperty("lms.sheet.courses", String.valueOf(kind.courses().isPresent()));
    main.addOverrideProperty("lms.publish.wait", kind.patience());
    main.addOverrideProperty("camel.component.google-sheets.clientFactory", "#sheetsClientFactory");
    main.addOverrideProperty("camel.component.google-sheets.serviceAccountKey", "in the factory");
    SheetPatience patience = new SheetPatience(kind.asking());
    main.bind("sheetPatience", patience);
    main.bind(
        "sheetsClientFactory", new SheetsClientFactory(account.client(google.rootUrl(), patience)));
    main.bind("sheetTabs", new SheetTabs(id, kind.tab(), kind.courses(), kind.language()));
    main.bind("sheetPlanner", new SheetPlanner(kind.language()));
    main.bind("sheetRequests", new SheetRequests());
    main.bind("sheetReport", new SheetReport(id, kind.language()));
    main.bind("courseDays", new CourseDays(CLIENT, ZoneOffset.UTC));
    main.bind("reportFailure", new SheetFailure(id, account.email(), kind.language()));
    main.start();
    return service;
  }

  static ReportService toCsv(Path file, Language language) throws Exception {
    ReportService service = new ReportService(TestDatabase.withSchema(), ROUTES);
    CsvFile csv = new CsvFile(file, language);
    service.main.addOverrideProperty("lms.report.target", "csv");
    service.main.bind("csvFile", csv);
    service.main.bind("reportFailure", csv);
    service.main.start();
    return service;
  }

  Delivery report() throws Exception {
    return report("a run summary", Map.of()).getProperty("sheetDelivery", Delivery.class);
  }

  /** Lets the timer ring that looks for what is left over. */
  void ring() throws Exception {
    CamelContext context = main.getCamelContext();
    context.getRoute("publish").getProcessor().process(new DefaultExchange(context));
  }

  /** The exchange as the caller gets it back. */
  Exchange report(Object body, Map<String, Object> headers) throws Exception {
    return main.getCamelTemplate()
        .request(
            "direct:report",
            exchange -> {
              exchange.getMessage().setBody(body);
              exchange.getMessage().setHeaders(headers);
            });
  }

  /** Stores a day, or changes it: {@code attempts}, and half of them for the rest. */
  void day(String day, int attempts) throws SQLException {
    day(day, attempts, "50.00");
  }

  void day(String day, int attempts, String rate) throws SQLException {
    execute(
        """
        insert into daily_stats (client, day, attempts, unique_users, correct_submissions, success_rate,
                                 trial_runs, submissions, time_zone, updated_at)
        values ('uni', ?::date, ?::bigint, 3, 1, ?::numeric, 4, 2, 'UTC', clock_timestamp())
        on conflict (client, day) do update
        set attempts = excluded.attempts, success_rate = excluded.success_rate, updated_at = clock_timestamp()
        """,
        day,
        String.valueOf(attempts),
        rate);
  }

  /** What a window brought of a day: all of it, or a part. */
  void stored(String day, boolean whole) throws SQLException {
    execute(
        """
        with run as (
          insert into load_run (client, trigger, "from", "to", asked, time_zone, status)
          values ('uni', 'BACKFILL', ?::date, ?::date, '{}', 'UTC', 'SUCCEEDED')
          returning id
        ), window_of_it as (
          insert into load_window (load_run_id, client, start, "end", status, tries, requested_at)
          select id, 'uni', now(), now(), 'SUCCEEDED', 1, now() from run
          returning id
        )
        insert into load_day (load_window_id, client, day, time_zone, received, inserted, changed, unchanged,
                              quarantined, whole, over, degraded)
        select id, 'uni', ?::date, 'UTC', 0, 0, 0, 0, 0, ?::boolean, false, false from window_of_it
        """,
        day,
        day,
        day,
        String.valueOf(whole));
  }

  /** A window brought so many attempts of a day that were not known so, and all of it. */
  void brought(String day, int attempts) throws SQLException {
    stored(day, true);
    execute(
        "update load_day set inserted = ?::bigint where load_window_id = (select max(id) from load_window)",
        String.valueOf(attempts));
  }

  void execute(String sql, String... parameters) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      statement.execute();
    }
  }

  /** Days of which the database says that they are in this tab with their present numbers. */
  List<String> published(int tab) throws SQLException {
    return days(
        "select day::text from daily_stats where published_at >= updated_at and published_to = ? order by day",
        SheetsStandIn.SPREADSHEET + "#gid=" + tab);
  }

  /** Days of which the database says that they are anywhere. */
  List<String> published() throws SQLException {
    return days(
        "select day::text from daily_stats where published_at is not null or published_to is not null");
  }

  /** Days of which the database says that their courses are in the sheet. */
  List<String> courses() throws SQLException {
    return days("select day::text from published_courses");
  }

  private List<String> days(String query, String... parameters) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepared(connection, query, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<String> days = new ArrayList<>();
      while (rows.next()) {
        days.add(rows.getString(1));
      }
      return days;
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, String... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
    return statement;
  }

  @Override
  public void close() {
    main.stop();
  }
}
