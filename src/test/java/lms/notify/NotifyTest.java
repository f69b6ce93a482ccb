package lms.notify;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import lms.ledger.Delivery;
import lms.settings.Settings;
import lms.settings.Settings.Mail.When;
import lms.settings.Settings.Smtp.Tls;
import lms.support.Rows;
import lms.support.SmtpStandIn;
import lms.support.SmtpStandIn.Kind;
import lms.support.TestCertificate;
import lms.support.TestDatabase;
import lms.texts.Language;
import lms.window.Days;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database with numbers, a mail server with STARTTLS, and the shipped routes between them. */
abstract class NotifyTest {
  static final String[] THREE = {"anna@uni.example", "boris@uni.example", "vera@uni.example"};
  private static final String DAYS =
      """
      insert into daily_stats (client, day, attempts, unique_users, correct_submissions,
                               success_rate, trial_runs, submissions, time_zone)
      values ('uni', '2023-05-24', 10000, 360, 2500, 50.00, 5000, 5000, 'UTC'),
             ('uni', '2023-05-29', 9876, 350, 2000, 43.21, 5000, 4876, 'UTC'),
             ('uni', '2023-05-30', 0, 0, 0, null, 0, 0, 'UTC'),
             ('uni', '2023-05-31', 11113, 384, 2301, 45.91, 6101, 5012, 'UTC'),
             ('other', '2023-05-31', 7, 7, 7, 100, 0, 7, 'UTC')
      """;

  @TempDir static Path folder;
  static DataSource database;
  static TestCertificate certificate;
  static SSLContext trust;
  static SmtpStandIn server;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.withSchema();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(DAYS);
    }
    certificate = TestCertificate.of("localhost", folder);
    trust = certificate.trusted();
    server = SmtpStandIn.start(Kind.STARTTLS, certificate.server());
  }

  @BeforeEach
  void nothingIsWrong() throws Exception {
    Rows.execute(database, "delete from outbox; delete from incident");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static NotifyRoutes routes(Language language, When when) throws Exception {
    return new NotifyRoutes(settings(language, when), database, trust, folder);
  }

  static Settings settings(Language language, When when) {
    return Samples.settings(Samples.smtp(server.port(), Tls.STARTTLS, THREE), language, when);
  }

  /** Sends a mail to a mail server of its own. */
  static Delivery send(Settings.Smtp smtp, SSLContext trust) throws Exception {
    Settings settings = Samples.settings(smtp, Language.EN, When.ALWAYS);
    try (NotifyRoutes routes = new NotifyRoutes(settings, database, trust, folder)) {
      return routes.tell(Samples.succeeded(Days.of(Samples.DAY)));
    }
  }

  static SmtpStandIn.Received last() {
    return server.received().get(server.received().size() - 1);
  }

  static String plain(MimeMessage message) throws Exception {
    return (String) part(message.getContent(), 0, "text/plain").getContent();
  }

  static String html(MimeMessage message) throws Exception {
    BodyPart rich = ((MimeMultipart) message.getContent()).getBodyPart(1);
    return rich.isMimeType("multipart/related")
        ? (String) part(rich.getContent(), 0, "text/html").getContent()
        : (String) part(message.getContent(), 1, "text/html").getContent();
  }

  /** The picture that stands in the HTML. */
  static BodyPart picture(MimeMessage message) throws Exception {
    BodyPart rich = part(message.getContent(), 1, "multipart/related");
    return part(rich.getContent(), 1, "image/png");
  }

  private static BodyPart part(Object parts, int index, String type) throws Exception {
    BodyPart part = ((MimeMultipart) parts).getBodyPart(index);
    if (!part.isMimeType(type)) {
      throw new AssertionError("part %d is %s".formatted(index, part.getContentType()));
    }
    return part;
  }

  /** A port of this machine where nobody listens. */
  static int closedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
