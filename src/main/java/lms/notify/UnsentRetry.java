package lms.notify;

import java.time.Clock;
import lms.ledger.Backoff;

/**
 * When the mails that wait as files are tried: without it each file would be a login each minute
 * while the mail server refuses our password. Bean {@code unsentRetry}.
 */
public final class UnsentRetry {
  private final Backoff backoff;
  private boolean serverFailed;

  /** Tries at once: files may be left over from before. */
  public UnsentRetry(Clock clock) {
    this.backoff = new Backoff(clock);
  }

  /** Whether to look for files now. */
  public synchronized boolean isTime() {
    return backoff.isTime();
  }

  /** Whether the file whose turn it is waits untried: the server just failed at the one before. */
  public synchronized boolean isHalted() {
    return serverFailed && !backoff.isTime();
  }

  /** Takes in that the mail server took one. */
  public synchronized void sent() {
    serverFailed = false;
    backoff.succeeded();
  }

  /** Takes in that one was tried in vain. Several of one look into the folder count as one. */
  public synchronized void failed(Throwable failure) {
    serverFailed = Obstacle.of(failure) == Obstacle.SERVER;
    if (backoff.isTime()) {
      backoff.failed();
    }
  }
}
