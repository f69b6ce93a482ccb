package lms.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;

/** Answers {@code GET /api/statistics}; holds one day at a time, however long the window is. */
final class StatisticsHandler implements HttpHandler {
  static final String PATH = "/api/statistics";

  private final JsonFactory json = new JsonFactory();
  private final String client;
  private final String clientKey;
  private final History history;
  private final Duration fixedCost;

  StatisticsHandler(String client, String clientKey, History history, Duration fixedCost) {
    this.client = client;
    this.clientKey = clientKey;
    this.history = history;
    this.fixedCost = fixedCost;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      refuse(exchange, 404, "there is only " + PATH);
      return;
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      refuse(exchange, 405, "there is only GET");
      return;
    }
    Query query;
    try {
      query = Query.parse(exchange.getRequestURI().getRawQuery());
    } catch (IllegalArgumentException e) {
      refuse(exchange, 400, e.getMessage());
      return;
    }
    if (query.client().equals(client) && query.clientKey().equals(clientKey)) {
      answer(exchange, query);
    } else {
      refuse(exchange, 403, "client or client_key is wrong");
    }
  }

  private void answer(HttpExchange exchange, Query query) throws IOException {
    pause();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    // Closed only after the last record: when something fails before, the server cuts the
    // connection, and the client sees a broken reply instead of a short one.
    JsonGenerator out = json.createGenerator(exchange.getResponseBody());
    out.writeStartArray();
    Iterator<SyntheticAttempt> attempts = history.between(query.start(), query.end()).iterator();
    while (attempts.hasNext()) {
      out.writeRawValue(RecordText.of(attempts.next()));
    }
    out.writeEndArray();
    out.close();
  }

  /** The real API takes its time before the first byte. */
  private void pause() throws IOException {
    try {
      Thread.sleep(fixedCost.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the synthetic grader was closed before it answered", e);
    }
  }

  private void refuse(HttpExchange exchange, int status, String error) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, 0);
    JsonGenerator out = json.createGenerator(exchange.getResponseBody());
    out.writeStartObject();
    out.writeStringField("error", error);
    out.writeEndObject();
    out.close();
  }
}
