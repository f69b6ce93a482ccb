package lms.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of a chunk's records that are in quarantine already: by their numbers there. */
public final class Replayed {
  private final List<Long> ids = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  void stored(long id) {
    ids.add(id);
    reasons.add(null);
  }

  void refused(long id, List<String> why) {
    ids.add(id);
    reasons.add(String.join("\n", why));
  }

  /** One that was accepted, and that the database does not take. */
  void refusedAfterAll(long id, String why) {
    reasons.set(ids.indexOf(id), why);
  }

  /** How many; those outside their window are not counted. */
  public int size() {
    return ids.size();
  }

  /** The columns by parameter name of {@code sql/refresh_replayed.sql}; reasons one a line. */
  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("id", ids.toArray(Long[]::new));
    parameters.put("reasons", reasons.toArray(String[]::new));
    return parameters;
  }
}
