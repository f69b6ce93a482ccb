package lms.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.Set;

/** What is answered where no route answers. */
final class Answers {
  private static final Map<String, String> SECURITY =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff");

  private static final Map<Integer, String> DETAILS =
      Map.of(
          400, "The request is not HTTP as it should be.",
          404, "There is nothing here; /openapi.json describes what there is.",
          406, "What the header Accept asks for is not served here.",
          413, "A body may have 65,536 bytes at most.",
          414, "The target of the request is too long.",
          417, "The header Expect asks for something unknown.",
          431, "The head of the request is too large.",
          500, "This did not work; the service's log says why.",
          503, "The service is starting; try again in a moment.");

  private static final ObjectMapper JSON = Json.mapper();

  private Answers() {}

  /** Every status there are words for. */
  static Set<Integer> known() {
    return DETAILS.keySet();
  }

  /** The problem of a status; of 500 where there are no words for it. */
  static Problem problem(int status) {
    int known = DETAILS.containsKey(status) ? status : 500;
    return new Problem(known, DETAILS.get(known));
  }

  /** That the service is starting; a browser asks again by itself. */
  static Problem notYet() {
    return problem(503).header("Retry-After", "2").header("Refresh", "2");
  }

  /** Why a request could not be read. */
  static Problem unreadable(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return problem(414);
    }
    return problem(cause instanceof TooLongHttpHeaderException ? 431 : 400);
  }

  /** What every answer says, whoever gives it. */
  static void secure(HttpServerResponse response) {
    SECURITY.forEach(response::putHeader);
  }

  /** Sends a browser to the page itself: what let it in stays in no address. */
  static void goToPage(HttpServerResponse response, String cookie) {
    response.setStatusCode(303).putHeader("Location", "/").putHeader("Set-Cookie", cookie).end();
  }

  /** Answers with a problem, unless there is an answer. */
  static void write(HttpServerResponse response, Problem problem) {
    if (response.ended() || response.closed()) {
      return;
    }
    try {
      secure(response);
      response.setStatusCode(problem.status());
      response.putHeader("Content-Type", "application/problem+json");
      problem.headers().forEach(response::putHeader);
      response.end(JSON.writeValueAsString(problem.body()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always JSON", e);
    }
  }
}
