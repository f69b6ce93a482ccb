package lms.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a load run to end early: once said, for good. Used by several threads. */
public final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final List<Runnable> listeners = new ArrayList<>();
  private Reason reason;

  /** Why a load run must end. */
  public enum Reason {
    /** Somebody asked for it. */
    CANCELLED,
    /** The process is ending; the days stay due. */
    SHUTDOWN,
    /** The claim is gone: another process may have the days by now. */
    CLAIM_LOST
  }

  /** Asks for the end; the first reason stays. */
  public void ask(Reason why) {
    List<Runnable> told;
    synchronized (this) {
      if (reason != null) {
        return;
      }
      reason = why;
      told = List.copyOf(listeners);
    }
    asked.countDown();
    told.forEach(Runnable::run);
  }

  /** Why it must end; empty while it may go on. */
  public synchronized Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }

  /** Waits so long, or until the end is asked for; whether it is. */
  public boolean await(Duration wait) {
    try {
      return asked.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Calls {@code listener} when the end is asked for, at once if it has been.
   *
   * @return forgets the listener when called
   */
  public Runnable onAsk(Runnable listener) {
    synchronized (this) {
      if (reason == null) {
        listeners.add(listener);
        return () -> forget(listener);
      }
    }
    listener.run();
    return () -> {};
  }

  private synchronized void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
