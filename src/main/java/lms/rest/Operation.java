package lms.rest;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * One thing that can be asked.
 *
 * @param method of HTTP
 * @param path as the OpenAPI document writes it; {@code {key}} is a name, what else stands in
 *     braces a number
 * @param parameters of the query
 */
record Operation(String method, String path, Set<String> parameters) {
  private static final Pattern JSON =
      Pattern.compile("(?i)application/json(\\s*;\\s*charset=\"?utf-8\"?)?\\s*");

  /** Reading, without parameters. */
  static Operation get(String path) {
    return new Operation("GET", path, Set.of());
  }

  /** Whether the path is its own; as it was sent: no other spelling of a path is served. */
  boolean isAt(String asked) {
    String plain = path.replace(".", "\\.").replace("{key}", "[a-z_]{1,64}");
    return asked.matches(plain.replaceAll("\\{\\w+}", "\\\\d{1,18}"));
  }

  boolean changesState() {
    return !method.equals("GET");
  }

  /**
   * Looks at the form of a request for it: parameters and kind of body.
   *
   * @throws Problem if it is not as described
   */
  void check(Asked asked) throws Problem {
    if (!parameters.containsAll(Query.of(asked.query()).keySet())) {
      throw new Problem(400, "The query has a parameter that is not described in /openapi.json.");
    }
    if (!asked.all("transfer-encoding").isEmpty()) {
      throw new Problem(411, "Send a body with Content-Length, not in chunks.");
    }
    String length = String.join(",", asked.all("content-length"));
    String type = String.join(",", asked.all("content-type"));
    if (!length.isEmpty() && !length.equals("0") && !JSON.matcher(type).matches()) {
      throw new Problem(415, "A body must be JSON, with Content-Type: application/json.");
    }
  }
}
