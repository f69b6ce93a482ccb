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

  private final Vertx vertx;
  private final Duration patience;

  /** Every open connection, and the timer that ends it. */
  private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

  /**
   * @param patience from the first byte, or the end of an answer, to the end of the next request
   */
  Connections(Vertx vertx, Duration patience) {
    this.vertx = vertx;
    this.patience = patience;
  }

  @Override
  public void handle(HttpConnection connection) {
    if (timers.size() >= MOST) {
      connection.close();
      return;
    }
    timers.put(connection, timer(connection));
    connection.closeHandler(closed -> vertx.cancelTimer(timers.remove(connection)));
  }

  /** Its next request is to come; one that is closed already has none. */
  void waiting(HttpConnection connection) {
    timers.computeIfPresent(
        connection,
        (same, before) -> {
          vertx.cancelTimer(before);
          return timer(connection);
        });
  }

  /** Its request has come to the end: how long the answer takes is ours. */
  void working(HttpConnection connection) {
    vertx.cancelTimer(timers.getOrDefault(connection, -1L));
  }

  private long timer(HttpConnection connection) {
    return vertx.setTimer(patience.toMillis(), late -> connection.close());
  }
}
