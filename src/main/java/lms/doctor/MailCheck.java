package lms.doctor;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import lms.notify.MailReport;
import lms.notify.MailSession;
import lms.settings.Settings;

/** Whether the mail server takes our login, under TLS and with a certificate to be trusted. */
public final class MailCheck implements Check {
  private final Settings settings;
  private final SSLContext trust;
  private final MailSession.Timeouts timeouts;

  /**
   * @param trust which certificates are believed; {@link SSLContext#getDefault()} outside tests
   */
  public MailCheck(Settings settings, SSLContext trust, MailSession.Timeouts timeouts) {
    this.settings = settings;
    this.trust = trust;
    this.timeouts = timeouts;
  }

  @Override
  public String name() {
    return "mail";
  }

  /** For greeting, TLS and login, each of which may use its time-outs up. */
  @Override
  public Duration bound() {
    return timeouts.connect().plus(timeouts.read().multipliedBy(5));
  }

  @Override
  public List<Finding> look() {
    return List.of(
        settings
            .mail()
            .smtp()
            .map(this::logIn)
            .orElseGet(
                () ->
                    Finding.notConfigured(
                        name(),
                        "mails are files in " + settings.files().dataDir().resolve("outbox"))));
  }

  private Finding logIn(Settings.Smtp smtp) {
    try (Transport transport = MailSession.of(smtp, trust, timeouts).getTransport("smtp")) {
      transport.connect();
      return Finding.ok(
          name(),
          "%s:%d took the login of %s under TLS; nothing was sent to the %d in RECIPIENTS_EMAILS"
              .formatted(smtp.host(), smtp.port(), smtp.sender(), smtp.recipients().size()));
    } catch (MessagingException e) {
      String why = new MailReport(settings).why(e);
      return Finding.told(name(), why, "Ask those who run the mail server");
    }
  }
}
