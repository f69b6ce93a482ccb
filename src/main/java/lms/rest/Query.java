package lms.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads the query of a request. */
final class Query {
  private Query() {}

  /**
   * Parameters by name, decoded.
   *
   * @param raw what stands behind the question mark, or {@code null}
   * @throws Problem if one comes twice, or the encoding is broken
   */
  static Map<String, String> of(String raw) throws Problem {
    Map<String, String> parameters = new HashMap<>();
    if (raw == null || raw.isEmpty()) {
      return parameters;
    }
    for (String pair : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String value = parts.length == 2 ? decode(parts[1]) : "";
      if (parameters.put(decode(parts[0]), value) != null) {
        throw new Problem(400, "A parameter of the query comes more than once.");
      }
    }
    return parameters;
  }

  private static String decode(String text) throws Problem {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "The query has a percent sign that no two hexadecimal digits follow.");
    }
  }
}
