package lms.notify;

import java.time.Instant;
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
 * @param known the days' numbers; empty = the database could not be asked
 * @param notice what is said of incidents
 * @param now when the mail is written
 */
record Outcome(
    RunSummary summary,
    Optional<Delivery> sheet,
    Optional<KnownDays> known,
    Notice notice,
    Instant now) {

  /** The numbers of the load run's days, oldest first; none where the database is away. */
  List<DailyStats> stats() {
    return known.map(days -> days.of(summary.days())).orElse(List.of());
  }

  /** The load run's status as the reader must see it: a sheet not delivered needs a look. */
  Status state() {
    return state(summary, sheet);
  }

  static Status state(RunSummary summary, Optional<Delivery> sheet) {
    boolean sheetMissing = sheet.isPresent() && !sheet.get().delivered();
    return summary.status() == Status.SUCCEEDED && sheetMissing ? Status.WARNING : summary.status();
  }
}
