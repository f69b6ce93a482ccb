package lms.notify;

import jakarta.mail.Authenticator;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import lms.settings.Settings;

/**
 * How the mail server is reached: host, port, TLS, time-outs and login. A session, and not options
 * of the endpoint, so that the password stands in no endpoint address, where JMX and logs show it.
 */
public final class MailSession {
  private MailSession() {}

  /**
   * How long the mail server may be silent; and, made of that, how long each part of sending a mail
   * may take, however often it speaks: then the connection is closed.
   *
   * @param connect until the connection stands
   * @param read until the next answer
   * @param write until a block of the mail is taken
   * @param ending until it says whether it takes the mail that it has got whole
   */
  public record Timeouts(Duration connect, Duration read, Duration write, Duration ending) {
    /** Patient enough for a busy mail server, short enough for a load run to end. */
    public static final Timeouts DEFAULT =
        new Timeouts(
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10));

    /** Connection, greeting, TLS and login. */
    public Duration opening() {
      return connect.plus(read.multipliedBy(4));
    }

    /** Sender, recipients and text, up to its end. */
    Duration talking(int recipients) {
      return read.multipliedBy(3L + recipients).plus(write);
    }

    /** That we go. */
    public Duration farewell() {
      return read;
    }

    /** All of it: no mail takes longer. */
    public Duration sending(int recipients) {
      return opening().plus(talking(recipients)).plus(ending).plus(farewell());
    }
  }

  /**
   * Connects nowhere yet. Both kinds of TLS use the properties of protocol {@code smtp}, so that
   * one endpoint serves both.
   *
   * @param trust which certificates are believed; {@link SSLContext#getDefault()} outside tests
   */
  public static Session of(Settings.Smtp smtp, SSLContext trust, Timeouts timeouts) {
    boolean implicit = smtp.tls() == Settings.Smtp.Tls.IMPLICIT;
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", smtp.host());
    properties.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(implicit));
    // Without "required" login and mail go in clear where the server offers no STARTTLS.
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(!implicit));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(!implicit));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
    properties.put("mail.smtp.socketFactory", LineSockets.plain());
    properties.put("mail.smtp.ssl.socketFactory", LineSockets.tls(trust.getSocketFactory()));
    // Else a handshake refused by this factory is tried once more with the JVM's own.
    properties.setProperty("mail.smtp.socketFactory.fallback", "false");
    properties.setProperty("mail.smtp.connectiontimeout", millis(timeouts.connect()));
    properties.setProperty("mail.smtp.timeout", millis(timeouts.read()));
    properties.setProperty("mail.smtp.writetimeout", millis(timeouts.write()));
    properties.put(Courier.TIMEOUTS, timeouts);
    // A mail written before the sender was changed leaves too.
    properties.setProperty("mail.smtp.from", smtp.sender());
    properties.setProperty("mail.smtp.auth", "true");
    // One recipient refused must not keep the others from theirs.
    properties.setProperty("mail.smtp.sendpartial", "true");
    return withCourier(Session.getInstance(properties, login(smtp)));
  }

  private static Session withCourier(Session session) {
    String courier = Courier.class.getName();
    try {
      session.setProvider(
          new Provider(Provider.Type.TRANSPORT, "smtp", courier, "LMS Analytics Pipeline", null));
    } catch (NoSuchProviderException e) {
      throw new IllegalStateException("no provider is given", e);
    }
    return session;
  }

  private static Authenticator login(Settings.Smtp smtp) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(smtp.sender(), smtp.password().value());
      }
    };
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
