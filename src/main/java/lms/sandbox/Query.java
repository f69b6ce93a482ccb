package lms.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * What one request asks for.
 *
 * @param client who asks; empty if not said
 * @param clientKey the key given; empty if not said
 * @param start first instant inside
 * @param end first instant outside
 */
record Query(String client, String clientKey, Instant start, Instant end) {
  /**
   * Reads the query of a request.
   *
   * @param raw as it stood there, still encoded, or {@code null}
   * @throws IllegalArgumentException if a time is missing or nothing of the kind, or the encoding
   *     is broken
   */
  static Query parse(String raw) {
    Map<String, String> values = new HashMap<>();
    for (String pair : (raw == null ? "" : raw).split("&")) {
      String[] parts = pair.split("=", 2);
      values.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return new Query(
        values.getOrDefault("client", ""),
        values.getOrDefault("client_key", ""),
        time("start", values),
        time("end", values));
  }

  /** {@code 2023-04-01 12:46:47.860798}, or a date for its first instant; UTC. */
  private static Instant time(String name, Map<String, String> values) {
    String text = values.getOrDefault(name, "");
    try {
      LocalDateTime time =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay()
              : LocalDateTime.parse(text.replace(' ', 'T'));
      return time.toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " is not like 2023-04-01 12:46:47.860798", e);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
