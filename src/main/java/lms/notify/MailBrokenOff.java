package lms.notify;

import jakarta.mail.MessagingException;

/** The conversation with the mail server ended without its answer, or never began. */
final class MailBrokenOff extends MessagingException {
  private static final long serialVersionUID = 1L;

  private final Obstacle obstacle;

  MailBrokenOff(Obstacle obstacle, MessagingException cause) {
    super(cause.getMessage(), cause);
    this.obstacle = obstacle;
  }

  Obstacle obstacle() {
    return obstacle;
  }
}
