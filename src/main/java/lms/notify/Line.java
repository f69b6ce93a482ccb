package lms.notify;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A connection to the mail server, and a clock that cuts it. Time-outs of single reads and writes
 * bound nothing together: each byte that comes or goes begins them anew.
 */
final class Line {
  private static final ThreadLocal<Line> CURRENT = new ThreadLocal<>();
  private static final ScheduledExecutorService CLOCK = clock();

  private Socket socket;
  private Future<?> alarm;
  private boolean hungUp;

  private static ScheduledExecutorService clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "mail-deadline");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true); // else it would hold each connection for minutes
    return clock;
  }

  /** The line is hung up after this time; sockets that this thread makes until then are its. */
  synchronized void within(Duration limit) {
    rest();
    CURRENT.set(this);
    alarm = CLOCK.schedule(this::hangUp, limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The clock stands still. */
  synchronized void rest() {
    CURRENT.remove();
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }

  /** Whether the clock runs. */
  synchronized boolean isTimed() {
    return alarm != null;
  }

  /** Whether the time was up. */
  synchronized boolean isHungUp() {
    return hungUp;
  }

  /**
   * Notes what the line of this thread goes over.
   *
   * @throws SocketTimeoutException if the time was up before there was a connection
   */
  static void goesOver(Socket socket) throws SocketTimeoutException {
    Line line = CURRENT.get();
    if (line != null) {
      line.take(socket);
    }
  }

  private synchronized void take(Socket made) throws SocketTimeoutException {
    socket = made;
    if (hungUp) {
      cut();
      throw new SocketTimeoutException("the time was up before the connection stood");
    }
  }

  private synchronized void hangUp() {
    hungUp = true;
    if (socket != null) {
      cut();
    }
  }

  /** Closes what lies under TLS: a farewell in TLS could be waited for as well. */
  private void cut() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed, whatever it says
    }
  }
}
