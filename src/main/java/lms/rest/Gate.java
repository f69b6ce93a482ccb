package lms.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Stands before every route, and answers itself whatever gets no further. */
public final class Gate {
  /** Bytes of a body at most. */
  static final int LARGEST_BODY = 64 * 1024;

  /** A refused token costs as much as so many requests. */
  private static final int FINE = 9;

  private static final String ADDRESS_UNKNOWN = "unknown";

  private static final Map<String, String> SECURITY =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff");

  /** What Vert.x may refuse after the gate, and in which words we say so. */
  private static final Map<Integer, String> FAILURES =
      new TreeMap<>(
          Map.of(
              400, "The request is not HTTP as it should be.",
              406, "What the header Accept asks for is not served here.",
              413, "A body may have 65,536 bytes at most.",
              414, "The target of the request is too long.",
              417, "The header Expect asks for something unknown.",
              431, "The head of the request is too large.",
              500, "This did not work; the service's log says why.",
              503, "The service is starting; try again in a moment."));

  private final Access access;
  private final Operations operations;
  private final RateLimit rate;
  private final Connections connections;
  private final ObjectMapper json = Json.mapper();

  /**
   * @param patience how long a connection may take to send a whole request
   */
  public Gate(Access access, Operations operations, RateLimit rate, Duration patience) {
    this.access = access;
    this.operations = operations;
    this.rate = rate;
    this.connections = new Connections(patience);
  }

  /**
   * Puts the gate up; must be done before anything is served.
   *
   * @param server before it listens
   * @param router of all routes, still without any
   */
  public void guard(HttpServer server, Router router) {
    server.connectionHandler(connections).invalidRequestHandler(this::unreadable);
    router.route().handler(this::admit);
    router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    router.route().handler(this::pass);
    FAILURES.keySet().forEach(status -> router.errorHandler(status, this::failed));
    // The gate lets nothing through that has no route: the route is not there yet.
    router.errorHandler(404, starting -> answer(starting.response(), problem(503)));
  }

  private void admit(RoutingContext context) {
    context.response().headers().addAll(SECURITY);
    context.addEndHandler(ended -> connections.waiting(context.request().connection()));
    try {
      String address = address(context.request());
      slowDown(address);
      check(asked(context.request()), address);
      context.next();
    } catch (Problem problem) {
      answer(context.response(), problem);
    }
  }

  private void slowDown(String address) throws Problem {
    var wait = rate.take(address);
    if (wait.isPresent()) {
      throw new Problem(429, "Too many requests from one address; ask again later.")
          .header("Retry-After", String.valueOf(wait.get().toSeconds() + 1));
    }
  }

  private void check(Asked asked, String address) throws Problem {
    try {
      access.admit(asked);
    } catch (Problem problem) {
      if (problem.status() == 401) {
        rate.fine(address, FINE);
      }
      throw problem;
    }
    Operation operation = operations.of(asked);
    access.permit(operation);
    operation.check(asked);
  }

  private void pass(RoutingContext context) {
    connections.working(context.request().connection());
    context.next();
  }

  private void failed(RoutingContext context) {
    answer(context.response(), problem(context.statusCode()));
  }

  /** Not even HTTP: Vert.x closes the connection after the answer. */
  private void unreadable(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    String kind = cause == null ? "" : cause.getClass().getSimpleName();
    int status =
        switch (kind) {
          case "TooLongHttpLineException" -> 414;
          case "TooLongHttpHeaderException" -> 431;
          default -> 400;
        };
    request.response().headers().addAll(SECURITY);
    answer(request.response(), problem(status));
    request.response().close();
  }

  private static Problem problem(int status) {
    int known = FAILURES.containsKey(status) ? status : 500;
    return new Problem(known, FAILURES.get(known));
  }

  private void answer(HttpServerResponse response, Problem problem) {
    if (response.ended()) {
      return;
    }
    try {
      response.setStatusCode(problem.status());
      response.putHeader("Content-Type", "application/problem+json");
      problem.headers().forEach(response::putHeader);
      response.end(json.writeValueAsString(problem.body()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always JSON", e);
    }
  }

  private static Asked asked(HttpServerRequest request) {
    Map<String, List<String>> headers =
        StreamSupport.stream(request.headers().spliterator(), false)
            .collect(
                Collectors.groupingBy(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return Asked.of(request.method().name(), request.uri(), headers);
  }

  private static String address(HttpServerRequest request) {
    var remote = request.remoteAddress();
    return remote == null || remote.hostAddress() == null ? ADDRESS_UNKNOWN : remote.hostAddress();
  }
}
