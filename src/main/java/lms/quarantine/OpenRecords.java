package lms.quarantine;

import java.util.List;
import java.util.Map;
import lms.attempt.RawRecord;
import lms.extract.ApiFailure;
import lms.extract.Reading;
import lms.extract.SingleRecord;
import lms.window.DayIndex;
import lms.window.Window;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** The open records of a window, page by page, by the names the routes use. Stateless. */
public final class OpenRecords {
  private final String client;

  /**
   * @param client the university
   */
  public OpenRecords(String client) {
    this.client = client;
  }

  /**
   * Parameters of {@code sql/select_open_records.sql}.
   *
   * @param after id of the last record of the page before, 0 for the first page
   * @throws ApiFailure if the load run is being stopped or its deadline has passed
   */
  public Map<String, Object> pageParameters(
      @ExchangeProperty("after") long after,
      @ExchangeProperty("window") Window window,
      @ExchangeProperty("reading") Reading reading)
      throws ApiFailure {
    reading.check();
    return Map.of(
        "client",
        client,
        "start",
        DayIndex.micros(window.start()),
        "end",
        DayIndex.micros(window.end()),
        "after",
        after);
  }

  /** Id of the page's last record, {@code null} if the page is empty: it was the last one. */
  public Long last(@Body List<Map<String, Object>> page) {
    return page.isEmpty() ? null : id(page.get(page.size() - 1));
  }

  /** The page's records; the position of each is its number in the quarantine. */
  public List<RawRecord> records(
      @Body List<Map<String, Object>> page, @ExchangeProperty("reading") Reading reading) {
    return page.stream()
        .map(row -> SingleRecord.read((byte[]) row.get("raw"), id(row), reading))
        .toList();
  }

  private static Long id(Map<String, Object> row) {
    return (Long) row.get("id");
  }
}
