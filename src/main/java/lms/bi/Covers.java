package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.IntStream;

/** Whether Metabase has what we want. It adds keys of its own to what it stores. */
final class Covers {
  private Covers() {}

  /**
   * Whether all of {@code wanted} is in {@code stored}: of objects each key, of arrays each place.
   * What is wanted to be nothing ({@code null}, {@code false}, empty) may be absent.
   */
  static boolean covers(JsonNode stored, JsonNode wanted) {
    if (isNothing(wanted)) {
      return stored.isMissingNode() || isNothing(stored) || stored.isObject() && wanted.isObject();
    }
    if (wanted.isObject()) {
      return wanted.properties().stream().allMatch(field -> covers(stored, field));
    }
    if (wanted.isArray()) {
      return stored.size() == wanted.size()
          && IntStream.range(0, wanted.size()).allMatch(i -> covers(stored.path(i), wanted.get(i)));
    }
    return wanted.isNumber() && stored.isNumber()
        ? wanted.decimalValue().compareTo(stored.decimalValue()) == 0
        : wanted.equals(stored);
  }

  private static boolean covers(JsonNode stored, Map.Entry<String, JsonNode> field) {
    return covers(stored.path(field.getKey()), field.getValue());
  }

  private static boolean isNothing(JsonNode node) {
    return node.isNull()
        || node.isBoolean() && !node.booleanValue()
        || node.isContainerNode() && node.isEmpty();
  }
}
