package lms.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lms.ledger.Failure;
import lms.ledger.Receipt;
import lms.ledger.RunSummary;
import lms.ledger.Status;

/** What the service has loaded since its start, as meters; each is there from the start, with 0. */
public final class LoadMeters {
  private static final List<Status> ENDS =
      List.of(Status.SUCCEEDED, Status.WARNING, Status.FAILED, Status.CANCELLED);

  private final MeterRegistry registry;
  private final Map<String, Counter> records = new LinkedHashMap<>();
  private final Map<Status, Counter> loadRuns = new EnumMap<>(Status.class);

  /**
   * Meters of {@code registry}.
   *
   * @param standing where the days stand
   */
  public LoadMeters(MeterRegistry registry, Standing standing) {
    this.registry = registry;
    for (String outcome : Receipt.ZERO.parameters().keySet()) {
      records.put(
          outcome,
          Counter.builder("lms.records")
              .description("Records of committed windows, by what became of them")
              .tag("outcome", outcome)
              .register(registry));
    }
    for (Status end : ENDS) {
      loadRuns.put(
          end,
          Counter.builder("lms.load.runs")
              .description("Load runs that have ended")
              .tag("status", end.name())
              .register(registry));
    }
    gauges(standing);
  }

  private void gauges(Standing standing) {
    Gauge.builder("lms.days.missing", standing, Standing::daysMissing)
        .description("Days that are due, not done, and no load run holds them")
        .register(registry);
    Gauge.builder("lms.newest.complete.day.age", standing, Standing::newestCompleteDayAge)
        .description("Time since the end of the newest day that is done")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("lms.last.success.timestamp", standing, Standing::lastSuccess)
        .description("When the last load run that succeeded ended")
        .baseUnit("seconds")
        .register(registry);
  }

  /** A load run has ended; one without a number was refused its days and has not even begun. */
  public void ended(RunSummary summary) {
    boolean refused =
        summary.failure().map(Failure::kind).filter(LoadMeters::isRefusal).isPresent();
    if (refused && summary.loadRunId() == 0) {
      return;
    }
    loadRuns.get(summary.status()).increment();
    summary
        .receipt()
        .parameters()
        .forEach((outcome, count) -> records.get(outcome).increment((Long) count));
  }

  private static boolean isRefusal(Failure.Kind kind) {
    return kind == Failure.Kind.CLAIMED || kind == Failure.Kind.STOPPED;
  }

  /** A stage has ended after so long. */
  public void took(String stage, Duration time) {
    Timer.builder("lms.stage")
        .description("How long the stages of load runs take")
        .tag("stage", stage)
        .register(registry)
        .record(time);
  }

  /**
   * Records of that outcome so far.
   *
   * @param outcome a field of {@link Receipt}
   */
  public long records(String outcome) {
    return (long) records.get(outcome).count();
  }

  /** Load runs that have ended so. */
  public long loadRuns(Status end) {
    return (long) loadRuns.get(end).count();
  }
}
