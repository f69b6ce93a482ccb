package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLException;
import lms.settings.Secret;

/** Metabase's REST API. Every refusal is a {@link BiProblem}. */
final class Metabase {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final long FIRST_PAUSE = 100;
  private static final int DOUBLED = 4;

  private final URI url;
  private final Provision.Line line;
  private String header = "Accept";
  private String headerValue = "application/json";

  Metabase(URI url, Provision.Line line) {
    this.url = url;
    this.line = line;
  }

  /** From now on we are known by this session. */
  void session(String id) {
    header = "X-Metabase-Session";
    headerValue = id;
  }

  /** From now on we are known by this key. */
  void apiKey(Secret key) {
    header = "x-api-key";
    headerValue = key.value();
  }

  JsonNode get(String path) {
    return good("GET", path, null).body();
  }

  /** Empty where there is no such thing. */
  Optional<JsonNode> find(String path) {
    Answer answer = send("GET", path, null, 0);
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    return Optional.of(checked("GET", path, answer).body());
  }

  JsonNode post(String path, JsonNode body) {
    return good("POST", path, body).body();
  }

  JsonNode put(String path, JsonNode body) {
    return good("PUT", path, body).body();
  }

  private Answer good(String method, String path, JsonNode body) {
    return checked(method, path, send(method, path, body, 0));
  }

  /**
   * How long to wait before looking once more at what takes its time: little at first, 1.6 s at
   * most.
   *
   * @param looks how often that was done
   * @return milliseconds
   */
  static long pause(int looks) {
    return FIRST_PAUSE << Math.min(looks, DOUBLED);
  }

  /**
   * The answer, whatever it is.
   *
   * @param pause milliseconds to wait before
   */
  Answer send(String method, String path, JsonNode body, long pause) {
    try {
      String text = body == null ? null : body.toString();
      return line.send(new Request(method, url + path, path, header, headerValue, text, pause));
    } catch (BiProblem e) {
      throw e;
    } catch (Exception e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      String key = e instanceof SSLException ? "bi.tls" : "bi.unreachable";
      throw new BiProblem(key, url.toString(), why);
    }
  }

  private static Answer checked(String method, String path, Answer answer) {
    if (answer.isGood()) {
      return answer;
    }
    String key =
        switch (answer.status()) {
          case UNAUTHORIZED -> "bi.unknown";
          case FORBIDDEN -> "bi.forbidden";
          default -> answer.isRedirect() ? "bi.redirected" : "bi.refused";
        };
    throw new BiProblem(key, method + " " + path, answer.status(), answer.reason());
  }
}
