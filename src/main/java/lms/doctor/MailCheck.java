package lms.doctor;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import lms.notify.MailReport;
import lms.notify.MailSession;
import lms.settings.Settings;
import lms.texts.Texts;

/** Whether the mail server takes our login, under TLS and with a certificate to be trusted. */
public final class MailCheck implements Check {
  private final Settings settings;
  private final SSLContext trust;
  private final MailSession.Timeouts timeouts;
  private final Texts texts;

  /**
   * @param trust which certificates are believed; {@link SSLContext#getDefault()} outside tests
   */
  public MailCheck(
      Settings settings, SSLContext trust, MailSession.Timeouts timeouts, Texts texts) {
    this.settings = settings;
    this.trust = trust;
    this.timeouts = timeouts;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "mail";
  }

  /** A server that speaks on and on is hung up on by then. */
  @Override
  public Duration bound() {
    return timeouts.opening().plus(timeouts.farewell());
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
                        texts.get(
                            "doctor.mail.none", settings.files().dataDir().resolve("outbox")))));
  }

  private Finding logIn(Settings.Smtp smtp) {
    try (Transport transport = MailSession.of(smtp, trust, timeouts).getTransport("smtp")) {
      transport.connect();
      return Finding.ok(
          name(),
          texts.get(
              "doctor.mail",
              smtp.host() + ":" + smtp.port(),
              smtp.sender(),
              smtp.recipients().size()));
    } catch (MessagingException e) {
      String why = new MailReport(settings).why(e);
      return Finding.told(name(), why, texts.get("doctor.mail.do"), texts);
    }
  }
}
