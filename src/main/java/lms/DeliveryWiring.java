package lms;

import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import lms.camel.SheetsClientFactory;
import lms.notify.MailComposer;
import lms.notify.MailReport;
import lms.notify.MailSession;
import lms.notify.Outbox;
import lms.notify.Postman;
import lms.notify.Sweeper;
import lms.notify.UnsentRetry;
import lms.report.CourseDays;
import lms.report.CsvFile;
import lms.report.GoogleAccount;
import lms.report.PublishRetry;
import lms.report.SheetFailure;
import lms.report.SheetPatience;
import lms.report.SheetPlanner;
import lms.report.SheetReport;
import lms.report.SheetRequests;
import lms.report.SheetTabs;
import lms.settings.Settings;
import lms.texts.Language;
import org.apache.camel.main.Main;

/** Binds what the routes name that bring the numbers to people: sheet or CSV file, mail. */
final class DeliveryWiring {
  /** How long Google may be asked again before the sheet waits for the next load run. */
  private static final Duration GOOGLE_PATIENCE = Duration.ofSeconds(60);

  private final Settings settings;
  private final Clock clock;

  DeliveryWiring(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void wire(Main main) {
    Optional<Settings.Google> google = settings.sheet().google();
    if (google.isPresent()) {
      sheet(main, google.get());
    } else {
      csv(main);
    }
    main.bind("publishRetry", new PublishRetry(clock));
    mail(main);
  }

  private void sheet(Main main, Settings.Google google) {
    GoogleAccount account = new GoogleAccount(google.credentials());
    SheetPatience patience = new SheetPatience(GOOGLE_PATIENCE);
    main.bind("sheetPatience", patience);
    main.bind(
        "sheetsClientFactory", new SheetsClientFactory(account.client(google.rootUrl(), patience)));
    String id = google.spreadsheetId();
    Language language = settings.language();
    main.bind("sheetTabs", new SheetTabs(id, google.tab(), google.coursesTab(), language));
    main.bind("sheetPlanner", new SheetPlanner(language));
    main.bind("sheetRequests", new SheetRequests());
    main.bind("sheetReport", new SheetReport(id, language));
    main.bind("courseDays", new CourseDays(settings.api().client(), settings.calendar().zone()));
    main.bind("reportFailure", new SheetFailure(id, account.email(), language));
    main.addOverrideProperty("lms.report.target", "sheet");
    main.addOverrideProperty("lms.sheet.courses", String.valueOf(google.coursesTab().isPresent()));
    main.addOverrideProperty("lms.spreadsheet.id", id);
    main.addOverrideProperty("camel.component.google-sheets.clientFactory", "#sheetsClientFactory");
    // Camel insists on a key; the factory has its own, which so stands in no endpoint.
    main.addOverrideProperty(
        "camel.component.google-sheets.serviceAccountKey", "held-by-the-factory");
  }

  private void csv(Main main) {
    Path file = settings.files().dataDir().resolve("reports").resolve("daily_stats.csv");
    CsvFile csv = new CsvFile(file, settings.language());
    main.bind("csvFile", csv);
    main.bind("reportFailure", csv);
    main.addOverrideProperty("lms.report.target", "csv");
  }

  private void mail(Main main) {
    main.bind("mailComposer", new MailComposer(settings, clock));
    main.bind("mailReport", new MailReport(settings));
    main.bind("outbox", new Outbox(settings.api().client(), clock));
    main.bind("sweeper", new Sweeper(settings.api().client(), clock));
    main.bind("postman", new Postman(settings, clock));
    main.bind("unsentRetry", new UnsentRetry(clock));
    Optional<Settings.Smtp> smtp = settings.mail().smtp();
    if (smtp.isPresent()) {
      main.bind(
          "mailSession", MailSession.of(smtp.get(), defaultTrust(), MailSession.Timeouts.DEFAULT));
    }
    main.addOverrideProperty("lms.mail.way", smtp.isPresent() ? "smtp" : "outbox");
    main.addOverrideProperty(
        "lms.mail.outbox", settings.files().dataDir().resolve("outbox").toString());
  }

  /** The certificates that the Java installation trusts. */
  private static SSLContext defaultTrust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }
}
