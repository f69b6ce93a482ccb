package lms.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.window.Days;
import org.apache.camel.ExchangeProperty;

/** Reads what the REST routes are asked, by the names they use. */
public final class RestInput {
  private static final Set<String> FIELDS = Set.of("from", "to");
  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final AskedDays days;

  /**
   * @param zone what "a day" means
   */
  public RestInput(Clock clock, ZoneId zone) {
    this.days = new AskedDays(clock, zone);
  }

  /**
   * What a body asks for.
   *
   * @param body {@code null} if there was none
   * @throws Problem 400 if it is neither {@code {"from": day, "to": day}} nor empty, for yesterday
   */
  public RunRequest wish(@ExchangeProperty("asked") JsonNode body) throws Problem {
    if (body == null) {
      return new RunRequest(Trigger.MANUAL, days.yesterday());
    }
    if (!body.isObject()) {
      throw new Problem(400, "The body must be a JSON object.");
    }
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (!FIELDS.contains(field.getKey()) || !field.getValue().isTextual()) {
        throw new Problem(400, "The body may have the fields from and to, both texts.");
      }
    }
    return new RunRequest(
        Trigger.MANUAL,
        body.isEmpty() ? days.yesterday() : days.of(text(body, "from"), text(body, "to")));
  }

  private static String text(JsonNode body, String field) {
    return body.path(field).textValue();
  }

  /**
   * The days of a query.
   *
   * @throws Problem 400 if they are missing, or may not be asked for
   */
  public Days days(@ExchangeProperty("query") String query) throws Problem {
    Map<String, String> parameters = Query.of(query);
    return days.of(parameters.get("from"), parameters.get("to"));
  }

  /**
   * How route {@code load-runs} is asked for the newest.
   *
   * @throws Problem 400 if {@code limit} is no number of 1 to 100
   */
  public Map<String, Object> newest(@ExchangeProperty("query") String query) throws Problem {
    String limit = Query.of(query).getOrDefault("limit", String.valueOf(USUAL));
    if (!limit.matches("\\d{1,3}")
        || Integer.parseInt(limit) < 1
        || Integer.parseInt(limit) > MOST) {
      throw new Problem(400, "limit must be a number from 1 to 100.");
    }
    return wish(null, Integer.parseInt(limit));
  }

  /** How it is asked for a single one. */
  public Map<String, Object> one(@ExchangeProperty("loadRunId") long id) {
    return wish(id, 1);
  }

  /**
   * The number a path ends with; the gate has seen to it that it does.
   *
   * @param path of the request
   */
  public long id(@ExchangeProperty("path") String path) {
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
  }

  private static Map<String, Object> wish(Long id, int most) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("id", id);
    wish.put("most", most);
    return wish;
  }
}
