package lms.rest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lms.ledger.LoadRunRow;

/** What has changed in the ledger since the last look. Not for several threads at once. */
final class Changes {
  private final Map<Long, LoadRunRow> known = new HashMap<>();
  private boolean looked;

  /**
   * Something to tell.
   *
   * @param name {@code run}: a load run is different now; {@code coverage}: so are some of its days
   * @param data as REST shows it
   */
  record Change(String name, Object data) {}

  /** The days that may stand elsewhere now. */
  record DaysChanged(LocalDate from, LocalDate to) {}

  /**
   * What is different now; at the first look nothing is.
   *
   * @param rows the newest load runs
   */
  List<Change> since(List<LoadRunRow> rows) {
    List<Change> changes = new ArrayList<>();
    for (LoadRunRow row : rows) {
      LoadRunRow before = known.put(row.id(), row);
      if (looked && !row.equals(before)) {
        changes.add(new Change("run", LoadRunJson.of(row)));
        if (before == null
            || before.status() != row.status()
            || before.daysDone() != row.daysDone()) {
          changes.add(new Change("coverage", new DaysChanged(row.from(), row.to())));
        }
      }
    }
    known.keySet().retainAll(rows.stream().map(LoadRunRow::id).toList());
    looked = true;
    return changes;
  }
}
