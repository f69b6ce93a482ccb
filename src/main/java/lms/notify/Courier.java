package lms.notify;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * SMTP that gives each part of sending a mail its time, says how far a mail came when the server
 * falls silent, and waits longer for the last answer than for the others: a server may look for
 * viruses first (RFC 5321, 4.5.3.2.6). Made by the mail library for each mail.
 */
public final class Courier extends SMTPTransport {
  /** Name of the session's property that holds its {@link MailSession.Timeouts}. */
  static final String TIMEOUTS = "lms.mail.timeouts";

  private final MailSession.Timeouts timeouts;
  private final Line line = new Line();
  private Obstacle silence = Obstacle.SERVER;
  private boolean ending;

  public Courier(Session session, URLName name) {
    super(session, name);
    this.timeouts = (MailSession.Timeouts) session.getProperties().get(TIMEOUTS);
  }

  @Override
  public synchronized void connect(String host, int port, String user, String password)
      throws MessagingException {
    try {
      within(timeouts.opening(), () -> super.connect(host, port, user, password));
    } catch (MessagingException e) {
      throw new MailBrokenOff(Obstacle.SERVER, e);
    }
  }

  @Override
  public synchronized void sendMessage(Message message, Address[] addresses)
      throws MessagingException {
    silence = Obstacle.SERVER;
    try {
      within(timeouts.talking(addresses.length), () -> super.sendMessage(message, addresses));
    } catch (MessagingException e) {
      throw isAnswer(e) ? e : new MailBrokenOff(silence, e);
    }
  }

  /** The library does so in the midst of another part too, whose time then counts. */
  @Override
  public synchronized void close() throws MessagingException {
    if (line.isTimed()) {
      super.close();
    } else {
      within(timeouts.farewell(), super::close);
    }
  }

  private void within(Duration limit, Part part) throws MessagingException {
    line.within(limit);
    try {
      part.happen();
    } catch (MessagingException e) {
      throw line.isHungUp() && !isAnswer(e) ? late(e) : e;
    } finally {
      line.rest();
    }
  }

  /** As a silence is told: what TLS makes of a closed connection is no fault of TLS. */
  private static MessagingException late(MessagingException failure) {
    SocketTimeoutException deadline = new SocketTimeoutException("deadline");
    deadline.addSuppressed(failure);
    return new MessagingException(failure.getMessage(), deadline);
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
    line.within(timeouts.ending());
    ending = true;
    try {
      super.finishData();
    } finally {
      ending = false;
    }
  }

  /** Waits on for the last answer until the line is hung up. */
  @Override
  protected int readServerResponse() throws MessagingException {
    while (true) {
      try {
        return super.readServerResponse();
      } catch (MessagingException e) {
        if (!ending || !(e.getCause() instanceof SocketTimeoutException)) {
          throw e;
        }
      }
    }
  }

  /** What has a time of its own. */
  @FunctionalInterface
  private interface Part {
    void happen() throws MessagingException;
  }
}
