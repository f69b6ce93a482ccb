package lms.notify;

import java.util.ArrayList;
import java.util.List;
import lms.ledger.RunSummary;
import lms.settings.Settings;
import lms.settings.Settings.Mail.When;
import lms.settings.Settings.Smtp.Tls;
import lms.support.MovableClock;
import lms.support.Rows;
import lms.support.SmtpStandIn;
import lms.support.SmtpStandIn.Kind;
import lms.texts.Language;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Mails that wait, a mail server of the test's own, and a clock that it sets. */
abstract class WaitingMails extends NotifyTest {
  static final RunSummary GOOD = Samples.succeeded(Days.of(Samples.DAY));

  final MovableClock clock = new MovableClock("2023-06-01T04:00:00Z");
  SmtpStandIn mine;

  @BeforeEach
  void startServer() throws Exception {
    mine = SmtpStandIn.start(Kind.STARTTLS, certificate.server(), "boris@uni.example");
  }

  @AfterEach
  void stopServer() {
    mine.close();
  }

  NotifyRoutes at(int port, String... recipients) throws Exception {
    Settings settings =
        Samples.settings(Samples.smtp(port, Tls.STARTTLS, recipients), Language.EN, When.ALWAYS);
    return new NotifyRoutes(settings, database, trust, folder, clock);
  }

  List<String> ids() throws Exception {
    List<String> ids = new ArrayList<>();
    for (SmtpStandIn.Received mail : mine.received()) {
      ids.add(mail.message().getMessageID());
    }
    return ids;
  }

  /** Whoever has taken on a mail is late with it. */
  static void lapse() throws Exception {
    Rows.execute(database, "update outbox set sending_until = clock_timestamp()");
  }
}
