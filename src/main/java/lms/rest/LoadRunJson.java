package lms.rest;

import java.time.Instant;
import java.time.LocalDate;
import lms.ledger.LoadRunRow;
import lms.ledger.Status;
import lms.ledger.Trigger;

/** A load run as REST shows it: the names are those of the OpenAPI document. */
public record LoadRunJson(
    long id,
    Trigger trigger,
    LocalDate from,
    LocalDate to,
    Status status,
    String stage,
    long received,
    long inserted,
    long changed,
    long unchanged,
    long quarantined,
    long outside,
    int windows,
    int windowsDone,
    int days,
    int daysDone,
    Long recordsPerSecond,
    Long etaSeconds,
    Instant requestedAt,
    Instant startedAt,
    Instant finishedAt,
    LoadRunRow.Error error) {

  static LoadRunJson of(LoadRunRow row) {
    return new LoadRunJson(
        row.id(),
        row.trigger(),
        row.from(),
        row.to(),
        row.status(),
        row.stage(),
        row.receipt().received(),
        row.receipt().inserted(),
        row.receipt().changed(),
        row.receipt().unchanged(),
        row.receipt().quarantined(),
        row.receipt().outside(),
        row.windows(),
        row.windowsDone(),
        row.days(),
        row.daysDone(),
        row.recordsPerSecond(),
        row.etaSeconds(),
        row.requestedAt(),
        row.startedAt(),
        row.finishedAt(),
        row.error().orElse(null));
  }
}
