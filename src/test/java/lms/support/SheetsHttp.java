package lms.support;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the requests to {@link SheetsStandIn} and sends its answers. */
final class SheetsHttp {
  /** A reply with JSON. */
  record Answer(int status, String body) {}

  private SheetsHttp() {}

  /** The body, unpacked: Google's client packs what it sends. */
  static String body(HttpExchange exchange) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in = exchange.getRequestBody();
        InputStream plain = packed ? new GZIPInputStream(in) : in) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Every value of a query parameter. */
  static List<String> parameters(HttpExchange exchange, String name) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return Arrays.stream(query.split("&"))
        .filter(parameter -> parameter.startsWith(name + "="))
        .map(p -> URLDecoder.decode(p.substring(name.length() + 1), StandardCharsets.UTF_8))
        .toList();
  }

  static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseBody().write(begin(exchange, answer));
  }

  /** Only so many bytes of the body, whose whole length has been announced. */
  static void cut(HttpExchange exchange, Answer answer, int bytes) throws IOException {
    exchange.getResponseBody().write(begin(exchange, answer), 0, bytes);
    exchange.getResponseBody().flush(); // newer Javas would send nothing at all
  }

  /** Sends the headers; returns the body, which is to follow. */
  static byte[] begin(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    return bytes;
  }
}
