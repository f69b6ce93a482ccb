package lms.extract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import lms.window.Window;
import org.apache.camel.ExchangeProperty;

/**
 * Writes the query of the one request the API knows. The key travels in it, so it is put together
 * here, per exchange, and stands in no endpoint URI.
 */
public final class ApiRequest {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private final String client;
  private final String key;

  /**
   * @param client the university, case-sensitive
   * @param key its key, a secret
   */
  public ApiRequest(String client, String key) {
    this.client = client;
    this.key = key;
  }

  /**
   * The query for one window, encoded as Python's {@code requests} does: space as plus, colon as
   * {@code %3A}; no other encoding is known to be understood.
   */
  public String query(@ExchangeProperty("window") Window window) {
    return "client=%s&client_key=%s&start=%s&end=%s"
        .formatted(encode(client), encode(key), time(window.start()), time(window.end()));
  }

  private static String time(Instant instant) {
    return encode(TIME.format(instant));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
