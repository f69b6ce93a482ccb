package lms.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/** Reads what the ledger tells of load runs, by the names the routes use. Stateless. */
public final class LoadRunRows {
  private final String client;

  /**
   * @param client the university
   */
  public LoadRunRows(String client) {
    this.client = client;
  }

  /**
   * Parameters of {@code sql/select_load_runs.sql}.
   *
   * @param wish {@code id}, only that one, or {@code null}; {@code most}, how many at most
   */
  public Map<String, Object> parameters(@Body Map<String, Object> wish) {
    Map<String, Object> parameters = new HashMap<>(wish);
    parameters.put("client", client);
    return parameters;
  }

  /** The rows that {@code sql/select_load_runs.sql} returns. */
  public List<LoadRunRow> rows(@Body List<Map<String, Object>> rows) {
    return rows.stream().map(LoadRunRow::of).toList();
  }
}
