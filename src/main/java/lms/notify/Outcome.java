package lms.notify;

import java.util.List;
import java.util.Optional;
import lms.ledger.DailyStats;
import lms.ledger.Delivery;
import lms.ledger.Notice;
import lms.ledger.RunSummary;
import lms.ledger.Status;

/**
 * Everything a mail is written from.
 *
 * @param sheet empty where nothing was to be published
 * @param stats the days' numbers, oldest first; empty = the database could not be asked
 * @param notice what is said of incidents
 */
record Outcome(
    RunSummary summary, Optional<Delivery> sheet, Optional<List<DailyStats>> stats, Notice notice) {

  /** The load run's status as the reader must see it: a sheet not delivered needs a look. */
  Status state() {
    return state(summary, sheet);
  }

  static Status state(RunSummary summary, Optional<Delivery> sheet) {
    boolean sheetMissing = sheet.isPresent() && !sheet.get().delivered();
    return summary.status() == Status.SUCCEEDED && sheetMissing ? Status.WARNING : summary.status();
  }
}
