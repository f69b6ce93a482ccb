package lms.rest;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands before every route, and answers itself whatever gets no further. */
public final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger("rest");

  /** Bytes of a body at most. */
  static final int LARGEST_BODY = 64 * 1024;

  /** A token that is refused costs as much as so many requests more. */
  static final int FINE = 9;

  private final Access access;
  private final Operations operations;
  private final RateLimit rate;
  private final Duration patience;

  /**
   * @param patience how long a connection may take to send a whole request
   */
  public Gate(Access access, Operations operations, RateLimit rate, Duration patience) {
    this.access = access;
    this.operations = operations;
    this.rate = rate;
    this.patience = patience;
  }

  /**
   * Puts the gate up; must be done before anything is served.
   *
   * @param server before it listens
   * @param router of all routes, still without any
   */
  public void guard(Vertx vertx, HttpServer server, Router router) {
    Connections connections = new Connections(vertx, patience);
    server.connectionHandler(connections).invalidRequestHandler(Gate::unreadable);
    router.route().handler(context -> admit(context, connections)).failureHandler(Gate::failed);
    router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    router.route().handler(context -> pass(context, connections));
    Answers.known().forEach(status -> router.errorHandler(status, Gate::failed));
    // The gate lets nothing through that has no route: the route is not there yet.
    router.errorHandler(404, early -> Answers.write(early.response(), Answers.notYet()));
  }

  private void admit(RoutingContext context, Connections connections) {
    HttpServerRequest request = context.request();
    Answers.secure(context.response());
    context.addEndHandler(ended -> connections.waiting(request.connection()));
    try {
      Asked asked = asked(request);
      Optional<String> cookie = enter(asked, request.remoteAddress().hostAddress());
      if (cookie.isPresent()) {
        Answers.goToPage(context.response(), cookie.get());
        return;
      }
      check(asked);
      context.next();
    } catch (Problem problem) {
      Answers.write(context.response(), problem);
    }
  }

  /** The cookie of a browser that shows the ticket; whoever else is let in gets none. */
  private Optional<String> enter(Asked asked, String address) throws Problem {
    slowDown(address);
    try {
      Optional<String> cookie = access.cookie(asked);
      if (cookie.isEmpty()) {
        access.admit(asked);
      }
      return cookie;
    } catch (Problem problem) {
      if (problem.status() == 401) {
        rate.fine(address, FINE);
      }
      throw problem;
    }
  }

  private void check(Asked asked) throws Problem {
    Operation operation = operations.of(asked);
    access.permit(operation);
    operation.check(asked);
  }

  private void slowDown(String address) throws Problem {
    Optional<Duration> wait = rate.take(address);
    if (wait.isPresent()) {
      throw new Problem(429, "Too many requests from one address; ask again later.")
          .header("Retry-After", String.valueOf(wait.get().toSeconds() + 1));
    }
  }

  private static void pass(RoutingContext context, Connections connections) {
    connections.working(context.request().connection());
    context.next();
  }

  /** Also when the caller has hung up: there is nobody to answer, and nothing to tell of. */
  private static void failed(RoutingContext context) {
    if (context.statusCode() == 500 && !context.response().closed()) {
      LOG.error("a request failed", context.failure());
    }
    Answers.write(context.response(), Answers.problem(context.statusCode()));
  }

  /** Not even HTTP: what else comes on the connection cannot be told apart from it. */
  private static void unreadable(HttpServerRequest request) {
    Answers.write(request.response(), Answers.unreadable(request.decoderResult().cause()));
    request.response().close();
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
}
