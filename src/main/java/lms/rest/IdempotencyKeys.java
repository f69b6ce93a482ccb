package lms.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** Keys by which a caller marks a request, so that repeating it does nothing twice. */
public final class IdempotencyKeys {
  private static final int LONGEST = 255;

  private final String client;

  /**
   * @param client the university
   */
  public IdempotencyKeys(String client) {
    this.client = client;
  }

  /**
   * The key of a request.
   *
   * @param header {@code Idempotency-Key}, {@code null} if it did not come
   * @return {@code null} if there is none
   * @throws Problem 400 if it is not 1 to 255 printable characters, or came twice
   */
  public String key(@ExchangeProperty("idempotencyKey") Object header) throws Problem {
    if (header == null) {
      return null;
    }
    if (header instanceof String key
        && !key.isEmpty()
        && key.length() <= LONGEST
        && key.chars().noneMatch(Character::isISOControl)) {
      return key;
    }
    throw new Problem(400, "Idempotency-Key must be 1 to 255 printable characters, and come once.");
  }

  /** Parameters of the statements that look a key up. */
  public Map<String, Object> keyParameters(@ExchangeProperty("idempotencyKey") String key) {
    return Map.of("client", client, "key", key);
  }

  /** Parameters of {@code sql/insert_idempotency_key.sql}. */
  public Map<String, Object> entry(
      @ExchangeProperty("idempotencyKey") String key,
      @ExchangeProperty("wish") String wish,
      @ExchangeProperty("loadRunId") long id) {
    Map<String, Object> parameters = new HashMap<>(keyParameters(key));
    parameters.put("request", wish);
    parameters.put("load_run_id", id);
    return parameters;
  }

  /**
   * The load run a key stands for.
   *
   * @param row what the table has of the key, {@code null} if nothing
   * @param wish what is asked for now
   * @return {@code null} if the key is new
   * @throws Problem 422 if something else was asked for with it
   */
  public Long known(@Body Map<String, Object> row, @ExchangeProperty("wish") String wish)
      throws Problem {
    if (row == null) {
      return null;
    }
    if (!row.get("request").equals(wish)) {
      throw new Problem(
          422, "This Idempotency-Key was sent before with another body; choose a new one.");
    }
    return (Long) row.get("load_run_id");
  }

  /** What is asked for, however it was written; no day named stays no day named. */
  public String wish(@ExchangeProperty("asked") JsonNode asked) {
    return asked == null || asked.isEmpty()
        ? "yesterday"
        : asked.get("from").textValue() + " to " + asked.get("to").textValue();
  }
}
