package lms.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request is not done, told as RFC 9457 problem JSON. Its words are ours alone: nothing that
 * the request said is repeated.
 */
public final class Problem extends Exception {
  private static final long serialVersionUID = 1L;

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(409, "Conflict"),
          Map.entry(411, "Length Required"),
          Map.entry(413, "Content Too Large"),
          Map.entry(414, "URI Too Long"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(417, "Expectation Failed"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  private final int status;
  private final transient Map<String, List<String>> headers = new LinkedHashMap<>();
  private final transient Map<String, Object> members = new LinkedHashMap<>();

  /**
   * @param status of HTTP
   * @param detail what is wrong and what to do, in plain words
   */
  public Problem(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  /** Adds a header to the answer. */
  Problem header(String name, String... values) {
    headers.put(name, List.of(values));
    return this;
  }

  /** Adds a field to the JSON. */
  Problem member(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  /** What else the answer's head says. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The fields of the JSON, in order. */
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", TITLES.get(status));
    body.put("status", status);
    body.put("detail", getMessage());
    body.putAll(members);
    return body;
  }
}
