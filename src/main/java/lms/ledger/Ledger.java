package lms.ledger;

import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.texts.Sentence;
import lms.texts.Texts;
import lms.window.DayIndex;
import lms.window.DaySet;
import lms.window.WindowPlan;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** A load run's life in the ledger, by the names the routes use. */
public final class Ledger {
  /** A claim lapses so long after its last renewal. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private final Clock clock;
  private final Frame frame;
  private final ActiveRuns active;
  private final Texts texts;

  /**
   * A ledger for one client and one process.
   *
   * @param active told of each load run that has claimed its days
   * @param texts of what it says of load runs
   */
  public Ledger(Clock clock, Frame frame, ActiveRuns active, Texts texts) {
    this.clock = clock;
    this.frame = frame;
    this.active = active;
    this.texts = texts;
  }

  /** Parameters of the statements that claim the days of a request. */
  public Map<String, Object> claimParameters(@ExchangeProperty("request") RunRequest request) {
    DaySet days = request.all();
    Map<String, Object> parameters = new HashMap<>(clientParameters());
    parameters.put("purpose", "claim");
    parameters.put("load_run_id", request.queued().orElse(null));
    parameters.put("queued", request.queued().orElse(null));
    parameters.put("fire_at", request.fireAt().map(DayIndex::micros).orElse(null));
    parameters.put("trigger", request.trigger().name());
    parameters.put("from", Date.valueOf(days.span().from()));
    parameters.put("to", Date.valueOf(days.span().to()));
    parameters.put("asked", days.multirange());
    parameters.put("time_zone", frame.zone().getId());
    parameters.put("windows", planned(request).left());
    parameters.put("days", days.count());
    parameters.put("holder", frame.holder());
    parameters.put("lease_seconds", (int) LEASE.toSeconds());
    return parameters;
  }

  private WindowQueue planned(RunRequest request) {
    if (!request.windows().isEmpty()) {
      return WindowQueue.exactly(request.windows(), frame.zone());
    }
    int most = frame.windowDays();
    return WindowQueue.of(WindowPlan.of(request.all(), most), frame.zone(), most);
  }

  /**
   * Takes in which load run has served the fire of the schedule.
   *
   * @throws FireServed if any has
   */
  public void refuseServed(@Body List<Map<String, Object>> servers) throws FireServed {
    if (!servers.isEmpty()) {
      throw new FireServed((Long) servers.get(0).get("id"));
    }
  }

  /**
   * Takes in who holds the days.
   *
   * @throws DaysHeld if anybody does
   */
  public void refuseHeld(@Body List<Map<String, Object>> holders) throws DaysHeld {
    if (!holders.isEmpty()) {
      Map<String, Object> held = holders.get(0);
      throw new DaysHeld(
          (Long) held.get("id"),
          Sentence.of(
              "problem.held",
              held.get("id").toString(),
              held.get("holder"),
              held.get("from").toString(),
              held.get("to").toString()));
    }
  }

  /**
   * The load run whose id the claim returned.
   *
   * @param id {@code null} if it waits in the queue and its turn has not come after all
   * @throws DaysHeld if so
   */
  public LoadRun claimed(@Body Long id, @ExchangeProperty("request") RunRequest request)
      throws DaysHeld {
    if (id == null) {
      throw DaysHeld.notYet(request.queued().orElseThrow());
    }
    return active.begin(
        new LoadRun(
            id,
            frame.client(),
            request,
            frame.zone(),
            clock.instant(),
            clock.instant().plus(frame.runDeadline()),
            new Stop(),
            new RunProgress(request.all().count(), planned(request).left())));
  }

  /** The windows of a load run. */
  public WindowQueue windows(@ExchangeProperty("loadRun") LoadRun run) {
    return planned(run.request());
  }

  /**
   * A sheet that is not up to date makes a good load run one that needs a look. A mail does not: it
   * is sent after the load run is closed, and if it waits the outbox sends it later.
   */
  public RunSummary afterReport(
      @Body RunSummary summary, @ExchangeProperty("sheetDelivery") Delivery delivery) {
    Optional<String> problem = Optional.ofNullable(delivery).flatMap(Delivery::problem);
    return problem.map(p -> summary.warned(notDelivered(delivery.to(), p))).orElse(summary);
  }

  private String notDelivered(String to, String problem) {
    return texts.get("problem.not-delivered", texts.getOr("problem.to." + to, to), problem);
  }

  /** Parameters of {@code sql/close_load_run.sql}. */
  public Map<String, Object> closeParameters(@ExchangeProperty("summary") RunSummary summary) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("load_run_id", summary.loadRunId());
    parameters.put("status", summary.status().name());
    parameters.put("stage", summary.failure().map(Failure::stage).orElse(null));
    parameters.put("message", summary.failure().map(Failure::message).orElse(null));
    return parameters;
  }

  /** Parameters of {@code sql/renew_leases.sql}. */
  public Map<String, Object> leaseParameters(@ExchangeProperty("renewing") List<LoadRun> runs) {
    return Map.of(
        "holder", frame.holder(),
        "ids", runs.stream().mapToLong(LoadRun::id).toArray(),
        "lease_seconds", (int) LEASE.toSeconds());
  }

  /** Parameters of statements about the client as a whole, and what a lapsed load run says. */
  public Map<String, Object> clientParameters() {
    return Map.of("client", frame.client(), "process_ended", texts.get("problem.process-ended"));
  }
}
