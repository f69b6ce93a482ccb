package lms.notify;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * SMTP that says how far a mail came when the server falls silent, and that waits longer for the
 * last answer than for the others: a server may look for viruses first (RFC 5321, 4.5.3.2.6). Made
 * by the mail library for each mail.
 */
public final class Courier extends SMTPTransport {
  /** Name of the session's property that says how many milliseconds. */
  static final String ENDING = "lms.mail.ending";

  private final long endingNanos;
  private Obstacle silence = Obstacle.SERVER;
  private boolean ending;

  public Courier(Session session, URLName name) {
    super(session, name);
    this.endingNanos = Long.parseLong(session.getProperty(ENDING)) * 1_000_000;
  }

  @Override
  public synchronized void connect(String host, int port, String user, String password)
      throws MessagingException {
    try {
      super.connect(host, port, user, password);
    } catch (MessagingException e) {
      throw new MailBrokenOff(Obstacle.SERVER, e);
    }
  }

  @Override
  public synchronized void sendMessage(Message message, Address[] addresses)
      throws MessagingException {
    silence = Obstacle.SERVER;
    try {
      super.sendMessage(message, addresses);
    } catch (MessagingException e) {
      throw isAnswer(e) ? e : new MailBrokenOff(silence, e);
    }
  }

  /** The library reports a closed connection as an answer with a number below zero. */
  private static boolean isAnswer(MessagingException failure) {
    if (failure instanceof SMTPSendFailedException answer) {
      return answer.getReturnCode() > 0;
    }
    if (failure instanceof SMTPAddressFailedException answer) {
      return answer.getReturnCode() > 0;
    }
    return failure instanceof SendFailedException;
  }

  @Override
  protected void rcptTo() throws MessagingException {
    silence = Obstacle.BROKEN_OFF;
    super.rcptTo();
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    silence = Obstacle.UNANSWERED;
    ending = true;
    try {
      super.finishData();
    } finally {
      ending = false;
    }
  }

  @Override
  protected int readServerResponse() throws MessagingException {
    long since = System.nanoTime();
    while (true) {
      try {
        return super.readServerResponse();
      } catch (MessagingException e) {
        if (!mayStillAnswer(e, since)) {
          throw e;
        }
      }
    }
  }

  private boolean mayStillAnswer(MessagingException failure, long since) {
    return ending
        && failure.getCause() instanceof SocketTimeoutException
        && System.nanoTime() - since < endingNanos;
  }
}
