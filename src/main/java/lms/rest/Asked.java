package lms.rest;

import java.util.List;
import java.util.Map;

/**
 * The head of a request, as it came.
 *
 * @param path the target up to the question mark, still encoded
 * @param query what follows it, still encoded; {@code null} without one
 * @param headers every value by name in lower case
 */
record Asked(String method, String path, String query, Map<String, List<String>> headers) {
  /**
   * A request line's target is cut here and nowhere else.
   *
   * @param target path and query
   */
  static Asked of(String method, String target, Map<String, List<String>> headers) {
    int mark = target.indexOf('?');
    return mark < 0
        ? new Asked(method, target, null, headers)
        : new Asked(method, target.substring(0, mark), target.substring(mark + 1), headers);
  }

  /** Every value of a header; none if it did not come. */
  List<String> all(String name) {
    return headers.getOrDefault(name, List.of());
  }
}
