package lms.notify;

import java.util.Optional;

/**
 * One walk through the mails that wait, oldest first.
 *
 * @param own Message-ID of the mail that this process has just entered; empty = none
 * @param every whether those are tried too whose next try is not due
 * @param after number of the last mail looked at
 * @param on whether there may be more
 * @param brokeOff whether the mail server broke off at a mail of this walk
 */
public record Sweep(Optional<String> own, boolean every, long after, boolean on, boolean brokeOff) {
  /** A load run or a late day has been told: all that wait go, its own mail last. */
  static Sweep with(Optional<String> own) {
    return new Sweep(own, true, 0, true, false);
  }

  /** Those whose next try is due. */
  static Sweep ofDue() {
    return new Sweep(Optional.empty(), false, 0, true, false);
  }

  /** Whether that mail was entered just now, by this process. */
  boolean isOwn(WaitingMail mail) {
    return own.filter(mail.messageId()::equals).isPresent();
  }

  Sweep past(WaitingMail mail, Tried tried) {
    return new Sweep(own, every, mail.id(), !tried.halted(), brokeOff || tried.brokeOff());
  }

  Sweep ended() {
    return new Sweep(own, every, after, false, brokeOff);
  }
}
