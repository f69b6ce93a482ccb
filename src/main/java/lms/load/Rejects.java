package lms.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records of a chunk that failed validation: their bytes as they came, and every reason. */
public final class Rejects {
  private final List<byte[]> raw = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private long bytes;

  void add(byte[] record, List<String> why) {
    raw.add(record);
    reasons.add(String.join("\n", why));
    bytes += record.length;
  }

  /** How many. */
  public int size() {
    return raw.size();
  }

  /** Bytes of all of them. */
  long bytes() {
    return bytes;
  }

  /** The columns by parameter name of {@code sql/upsert_quarantine.sql}; reasons one a line. */
  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("raw", raw.toArray(byte[][]::new));
    parameters.put("reasons", reasons.toArray(String[]::new));
    return parameters;
  }
}
