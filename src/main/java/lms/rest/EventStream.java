package lms.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lms.ledger.LoadRunRow;
import org.apache.camel.Body;

/**
 * Tells listeners what changes, as server-sent events. On Vert.x itself: an answer without an end
 * would keep one of Camel's threads for each listener.
 */
public final class EventStream {
  /** Listeners at most. */
  static final int MOST = 50;

  /** Events kept for who comes back. */
  static final int KEPT = 500;

  private static final String PATH = "/api/v1/events";
  private static final ObjectMapper JSON = Json.mapper();

  private final String process;
  private final Duration rhythm;
  private final Changes changes = new Changes();
  private final Deque<Event> kept = new ArrayDeque<>();
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private long last;

  private record Event(long number, String text) {}

  private record Listener(RoutingContext routing, Context context) {
    /** On its own thread; who does not read is hung up on, and may come back. */
    void send(String text) {
      context.runOnContext(
          now -> {
            if (routing.response().writeQueueFull()) {
              routing.request().connection().close();
            } else if (!routing.response().closed()) {
              routing.response().write(text);
            }
          });
    }
  }

  /**
   * @param clock tells this process's events from those of one before
   * @param rhythm of the pings, by which proxies see that the connection lives
   */
  public EventStream(Clock clock, Duration rhythm) {
    this.process = Long.toString(clock.millis(), Character.MAX_RADIX);
    this.rhythm = rhythm;
  }

  /** Puts it where the OpenAPI document says; the gate must stand before it. */
  public void serve(Vertx vertx, Router router) {
    router.get(PATH).handler(routing -> listen(vertx, routing));
    vertx.setPeriodic(
        rhythm.toMillis(), tick -> listeners.forEach(listener -> listener.send(": ping\n\n")));
  }

  private synchronized void listen(Vertx vertx, RoutingContext routing) {
    HttpServerResponse response = routing.response();
    if (listeners.size() >= MOST) {
      Answers.write(
          response,
          new Problem(503, "Too many listen already; ask /api/v1/runs now and then instead.")
              .header("Retry-After", "60"));
      return;
    }
    Listener listener = new Listener(routing, vertx.getOrCreateContext());
    response.closeHandler(closed -> listeners.remove(listener));
    response.exceptionHandler(broken -> listeners.remove(listener));
    response.setChunked(true);
    response.putHeader("Content-Type", "text/event-stream");
    response.putHeader("X-Accel-Buffering", "no");
    response.write("retry: 3000\n\n" + missed(routing.request().getHeader("Last-Event-ID")));
    listeners.add(listener);
  }

  /**
   * What came after the event a listener heard last; if nobody knows that, that it must ask anew.
   */
  private String missed(String id) {
    if (id == null) {
      return "";
    }
    String own = process + "-";
    String number = id.startsWith(own) ? id.substring(own.length()) : "";
    if (!number.matches("\\d{1,18}")
        || Long.parseLong(number) > last
        || Long.parseLong(number) < last - kept.size()) {
      return text("reset", "{}", last);
    }
    StringBuilder missed = new StringBuilder();
    kept.stream()
        .filter(event -> event.number() > Long.parseLong(number))
        .forEach(event -> missed.append(event.text()));
    return missed.toString();
  }

  /**
   * Tells what has changed since the last time.
   *
   * @param rows the newest load runs
   */
  public synchronized void tell(@Body List<LoadRunRow> rows) throws JsonProcessingException {
    for (Changes.Change change : changes.since(rows)) {
      last++;
      Event event =
          new Event(last, text(change.name(), JSON.writeValueAsString(change.data()), last));
      kept.add(event);
      if (kept.size() > KEPT) {
        kept.remove();
      }
      listeners.forEach(listener -> listener.send(event.text()));
    }
  }

  private String text(String name, String data, long number) {
    return "id: %s-%d\nevent: %s\ndata: %s\n\n".formatted(process, number, name, data);
  }
}
