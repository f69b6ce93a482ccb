package lms.plan;

import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.ledger.DayCoverage;
import lms.ledger.DayCoverage.State;
import lms.window.DayIndex;
import lms.window.Days;
import org.apache.camel.Body;

/** Reads from the ledger where each day stands, by the names the routes use. Stateless. */
public final class Coverage {
  private final String client;
  private final DueDays due;
  private final Clock clock;
  private final String sheet;

  /**
   * The coverage of one client.
   *
   * @param client the university
   * @param fires of the schedule: before them a day is not due
   * @param zone what "a day" means
   * @param spreadsheet the one that days are published to, by its id; empty = none
   */
  public Coverage(
      String client, FireTimes fires, ZoneId zone, Clock clock, Optional<String> spreadsheet) {
    this.client = client;
    this.due = new DueDays(fires, zone);
    this.clock = clock;
    this.sheet = spreadsheet.orElse("") + "#"; // every target in it begins so, and none with #
  }

  /** Parameters of {@code sql/select_coverage.sql}; instants in microseconds since 1970. */
  public Map<String, Object> parameters(@Body Days days) {
    List<LocalDate> list = days.list();
    return Map.of(
        "client", client,
        "time_zone", due.zone().getId(),
        "spreadsheet", sheet,
        "days", list.stream().map(Date::valueOf).toArray(Date[]::new),
        "starts", list.stream().mapToLong(this::start).toArray(),
        "ends", list.stream().mapToLong(day -> start(day.plusDays(1))).toArray());
  }

  private long start(LocalDate day) {
    return DayIndex.micros(day.atStartOfDay(due.zone()).toInstant());
  }

  /** The days that {@code sql/select_coverage.sql} returned. */
  public List<DayCoverage> days(@Body List<Map<String, Object>> rows) {
    return known(rows).stream().map(KnownDay::coverage).toList();
  }

  /** The same, with what the planner needs besides. */
  List<KnownDay> known(List<Map<String, Object>> rows) {
    Optional<LocalDate> newest = due.newest(clock.instant());
    return rows.stream().map(row -> known(row, newest)).toList();
  }

  private static KnownDay known(Map<String, Object> row, Optional<LocalDate> newest) {
    LocalDate day = ((Date) row.get("day")).toLocalDate();
    boolean isDue = newest.filter(last -> !day.isAfter(last)).isPresent();
    State state = state(row, isDue);
    DayCoverage coverage =
        new DayCoverage(
            day,
            state,
            loadRun(row, state),
            (Long) row.get("attempts"),
            (Long) row.get("quarantined"),
            (Boolean) row.get("published"));
    Duration sinceFailure = Duration.ofSeconds((Long) row.get("seconds_since_failure"));
    return new KnownDay(coverage, (Long) row.get("failures"), sinceFailure);
  }

  private static State state(Map<String, Object> row, boolean isDue) {
    if (row.get("holder_id") != null) {
      return State.RUNNING;
    }
    if ((Boolean) row.get("covered")) {
      boolean empty = (Long) row.get("attempts") + (Long) row.get("received") == 0;
      return (Boolean) row.get("degraded")
          ? State.DEGRADED
          : empty ? State.VERIFIED_EMPTY : State.COMPLETE;
    }
    if (!isDue) {
      return State.NOT_DUE;
    }
    return row.get("failed_id") == null ? State.MISSING : State.FAILED;
  }

  /** The load run that made the day's state. */
  private static Long loadRun(Map<String, Object> row, State state) {
    String column =
        state == State.RUNNING
            ? "holder_id"
            : state.isDone() || row.get("failed_id") == null ? "loaded_id" : "failed_id";
    return (Long) row.get(column);
  }
}
