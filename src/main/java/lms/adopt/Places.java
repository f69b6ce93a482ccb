package lms.adopt;

import java.util.List;
import java.util.Map;
import lms.attempt.LtiDecoder;
import lms.attempt.LtiReference;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** Course and task of the places that rows name, page by page, by the names the routes use. */
public final class Places {
  /** Parameters of {@code sql/select_adopted_places.sql}. */
  public Map<String, Object> pageParameters(@ExchangeProperty("after") long after) {
    return Map.of("after", after);
  }

  /** Number of the page's last place, {@code null} if the page is empty: it was the last one. */
  public Long last(@Body List<Map<String, Object>> page) {
    return page.isEmpty() ? null : (Long) page.get(page.size() - 1).get("n");
  }

  /** Parameters of {@code sql/mark_adopted_places.sql}. */
  public Map<String, Object> decoded(@Body List<Map<String, Object>> page) {
    List<LtiReference> places =
        page.stream()
            .map(p -> LtiDecoder.decode(null, (String) p.get("place"), (String) p.get("url")))
            .toList();
    return Map.of(
        "n", page.stream().map(p -> (Long) p.get("n")).toArray(Long[]::new),
        "course_id", places.stream().map(LtiReference::courseId).toArray(String[]::new),
        "task_id", places.stream().map(LtiReference::taskId).toArray(String[]::new));
  }
}
