package lms.notify;

import jakarta.mail.SendFailedException;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** What kept a mail from being taken, as far as it decides what comes next. */
enum Obstacle {
  /** None but what the server replied about this mail or its recipients. */
  NONE,

  /** The mail server itself: no other mail would leave now. */
  SERVER,

  /** It broke off at this mail; a server that does so at the next one as well is not to be had. */
  BROKEN_OFF,

  /** The server has got the mail whole; whether it took it is not known. */
  UNANSWERED,

  /** The stored mail cannot be read. */
  UNREADABLE;

  /** The server says with it that it closes, whatever the mail (RFC 5321, 4.2.2). */
  private static final int CLOSING = 421;

  static Obstacle of(Throwable failure) {
    List<Throwable> causes = MailProblem.causes(failure);
    if (MailProblem.first(causes, UnreadableMail.class).isPresent()) {
      return UNREADABLE;
    }
    if (isOfServer(causes)) {
      return SERVER;
    }
    Obstacle other =
        MailProblem.first(causes, SendFailedException.class).isPresent() ? NONE : BROKEN_OFF;
    return MailProblem.first(causes, MailBrokenOff.class)
        .map(MailBrokenOff::obstacle)
        .orElse(other);
  }

  /** A refused sender is that of every mail. */
  private static boolean isOfServer(List<Throwable> causes) {
    boolean sender =
        MailProblem.all(causes, SMTPSendFailedException.class)
            .anyMatch(answer -> answer.getCommand().startsWith("MAIL"));
    return sender || codes(causes).anyMatch(code -> code == CLOSING);
  }

  private static Stream<Integer> codes(List<Throwable> causes) {
    return Stream.concat(
        MailProblem.all(causes, SMTPSendFailedException.class)
            .map(SMTPSendFailedException::getReturnCode),
        MailProblem.all(causes, SMTPAddressFailedException.class)
            .map(SMTPAddressFailedException::getReturnCode));
  }
}
