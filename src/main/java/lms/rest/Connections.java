package lms.rest;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many connections there may be at once, and how long each may take to send a whole request: a
 * slow one costs a connection for that long, and no thread.
 */
final class Connections implements Handler<HttpConnection> {
  /** More are hung up on at once. */
  static final int MOST = 200;

  private final Duration patience;
  private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

  /**
   * @param patience from the end of an answer, or the first byte, to the end of the next request
   */
  Connections(Duration patience) {
    this.patience = patience;
  }

  @Override
  public void handle(HttpConnection connection) {
    if (timers.size() >= MOST) {
      connection.close();
      return;
    }
    waiting(connection);
    connection.closeHandler(closed -> cancel(timers.remove(connection)));
  }

  /** Its next request is to come. */
  void waiting(HttpConnection connection) {
    long timer = vertx().setTimer(patience.toMillis(), late -> connection.close());
    cancel(timers.put(connection, timer));
  }

  /** Its request has come to the end: how long the answer takes is ours. */
  void working(HttpConnection connection) {
    cancel(timers.get(connection));
  }

  private static void cancel(Long timer) {
    if (timer != null) {
      vertx().cancelTimer(timer);
    }
  }

  private static Vertx vertx() {
    return Vertx.currentContext().owner();
  }
}
