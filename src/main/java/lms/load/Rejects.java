package lms.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records of a chunk that failed validation: their bytes as they came, and every reason. */
public final class Rejects {
  private final List<byte[]> raw = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  void add(byte[] bytes, List<String> why) {
    raw.add(bytes);
    reasons.add(String.join("\n", why));
  }

  /** How many. */
  public int size() {
    return raw.size();
  }

  /** The columns by parameter name of {@code sql/upsert_quarantine.sql}; reasons one a line. */
  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("raw", raw.toArray(byte[][]::new));
    parameters.put("reasons", reasons.toArray(String[]::new));
    return parameters;
  }
}
