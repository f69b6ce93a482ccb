package lms.ledger;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A load run as the ledger tells of it.
 *
 * @param stage the stage it is in, or was in when it ended; {@code null} while it waits
 * @param receipt of the windows committed; while it runs, of what has come so far
 * @param recordsPerSecond {@code null} when unknown
 * @param etaSeconds expected seconds to the end; {@code null} when unknown or ended
 * @param startedAt {@code null} while it waits
 * @param finishedAt {@code null} until it has ended
 */
public record LoadRunRow(
    long id,
    Trigger trigger,
    LocalDate from,
    LocalDate to,
    Status status,
    String stage,
    Receipt receipt,
    int windows,
    int windowsDone,
    int days,
    int daysDone,
    Long recordsPerSecond,
    Long etaSeconds,
    Instant requestedAt,
    Instant startedAt,
    Instant finishedAt,
    Optional<Error> error) {

  /** What ended it. */
  public record Error(String stage, String message) {}

  /** From a row of {@code sql/select_load_runs.sql} as camel-sql returns it. */
  public static LoadRunRow of(Map<String, Object> row) {
    return new LoadRunRow(
        (Long) row.get("id"),
        Trigger.valueOf((String) row.get("trigger")),
        ((Date) row.get("from")).toLocalDate(),
        ((Date) row.get("to")).toLocalDate(),
        Status.valueOf((String) row.get("status")),
        (String) row.get("stage"),
        Receipt.of(row),
        (Integer) row.get("windows"),
        (Integer) row.get("windows_done"),
        (Integer) row.get("days"),
        (Integer) row.get("days_done"),
        (Long) row.get("records_per_second"),
        (Long) row.get("eta_seconds"),
        instant(row.get("requested_at")),
        instant(row.get("started_at")),
        instant(row.get("finished_at")),
        Optional.ofNullable((String) row.get("error_message"))
            .map(message -> new Error((String) row.get("error_stage"), message)));
  }

  private static Instant instant(Object column) {
    return column == null ? null : ((Timestamp) column).toInstant();
  }
}
