package lms.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.extract.Reading;
import lms.ledger.Receipt;
import lms.ledger.WindowOutcome;
import lms.texts.Texts;
import lms.window.DayIndex;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Draws the receipt of a window before its transaction commits. Stateless. */
public final class Settlement {
  private final ErrorBudget budget;
  private final Texts texts;

  /**
   * @param budget stands in the warning about a degraded day
   * @param texts of that warning
   */
  public Settlement(ErrorBudget budget, Texts texts) {
    this.budget = budget;
    this.texts = texts;
  }

  /** What {@code direct:count} takes. */
  public Map<String, Object> statsParameters(@ExchangeProperty("transfer") Transfer transfer) {
    long[] starts = transfer.days().starts();
    return Map.of(
        "client", transfer.run().client(),
        "time_zone", transfer.run().zone().getId(),
        "days", transfer.tally().dates(),
        "day_starts", starts,
        "start", starts[0],
        "end", DayIndex.micros(transfer.days().end()));
  }

  /**
   * Parameters of {@code sql/insert_load_window.sql}: the receipt.
   *
   * @throws ReceiptMismatch if not every element of the reply is accounted for
   */
  public Map<String, Object> receiptParameters(
      @ExchangeProperty("transfer") Transfer transfer,
      @Header("CamelRedeliveryCounter") Integer retries)
      throws ReceiptMismatch {
    Reading reading = transfer.reading();
    Receipt receipt = transfer.tally().receipt(reading.received());
    if (!receipt.balances()) {
      throw new ReceiptMismatch(receipt);
    }
    Map<String, Object> parameters = new HashMap<>(receipt.parameters());
    parameters.put("load_run_id", transfer.run().id());
    parameters.put("client", transfer.run().client());
    parameters.put("start", DayIndex.micros(transfer.window().start()));
    parameters.put("end", DayIndex.micros(transfer.window().end()));
    parameters.put("status", "SUCCEEDED");
    parameters.put("tries", retries == null ? 1 : retries + 1);
    parameters.put("http_status", reading.httpStatus());
    parameters.put("bytes", reading.bytes());
    parameters.put("sha256", reading.sha256());
    parameters.put("milliseconds", reading.lasts().toMillis());
    parameters.put("absent", transfer.run().isReplay() ? null : transfer.absent());
    parameters.put("requested_at", DayIndex.micros(reading.requestedAt()));
    return parameters;
  }

  /** Takes in what {@code sql/refresh_daily_stats.sql} returned: days that are different now. */
  public void changed(
      @Body List<Map<String, Object>> rows, @ExchangeProperty("transfer") Transfer transfer) {
    transfer.tally().changedDays(rows);
  }

  /** The window's outcome, once it is committed. */
  public WindowOutcome outcome(@ExchangeProperty("transfer") Transfer transfer) {
    Reading reading = transfer.reading();
    return new WindowOutcome(
        transfer.window(),
        transfer.tally().receipt(reading.received()),
        reasons(transfer),
        transfer.absent(),
        reading.unknownKeys(),
        transfer.tally().changes(),
        warnings(transfer),
        Optional.empty());
  }

  /** Why records went to quarantine: those our validation refused, and those the database did. */
  private static Map<String, Long> reasons(Transfer transfer) {
    Map<String, Long> reasons = new HashMap<>(transfer.writer().reasons());
    reasons.putAll(transfer.tally().refusals());
    return reasons;
  }

  private List<String> warnings(Transfer transfer) {
    List<String> warnings = new ArrayList<>();
    for (int day = 0; day < transfer.verdicts().size(); day++) {
      DayVerdict verdict = transfer.verdicts().get(day);
      if (verdict.degraded()) {
        warnings.add(
            texts.get(
                "problem.budget",
                transfer.days().days().get(day),
                verdict.sums().quarantined(),
                verdict.records(),
                budget.share().movePointRight(2),
                budget.least()));
      }
    }
    return warnings;
  }
}
