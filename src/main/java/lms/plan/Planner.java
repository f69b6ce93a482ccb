package lms.plan;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.settings.Settings;
import lms.window.DayIndex;
import lms.window.DaySet;
import lms.window.Days;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Decides which days are due, for schedule and catch-up alike, from what the ledger says.
 * Stateless.
 */
public final class Planner {
  private final String client;
  private final Settings.Calendar calendar;
  private final Coverage coverage;
  private final DueDays due;

  /**
   * A planner for one client.
   *
   * @param client the university
   * @param coverage reads what the ledger knows of each day
   */
  public Planner(String client, Settings.Calendar calendar, FireTimes fires, Coverage coverage) {
    this.client = client;
    this.calendar = calendar;
    this.coverage = coverage;
    this.due = new DueDays(fires, calendar.zone());
  }

  /** Parameters of {@code sql/select_beginning.sql}. */
  public Map<String, Object> clientParameters() {
    return Map.of("client", client);
  }

  /** Parameters of {@code sql/select_fire.sql}. */
  public Map<String, Object> fireParameters(@Body Occasion occasion) {
    Map<String, Object> parameters = new HashMap<>(clientParameters());
    parameters.put("fire_at", occasion.fire().map(DayIndex::micros).orElse(null));
    return parameters;
  }

  /** No day that becomes due later matters to the occasion. */
  public Instant until(@ExchangeProperty("occasion") Occasion occasion) {
    return occasion.until();
  }

  /**
   * All days that are or were due: from the floor, before which no day ever is, to the newest one.
   *
   * @param beginning what {@code sql/select_beginning.sql} returned
   * @return {@code null} if there is none
   */
  public Days dueAt(
      @ExchangeProperty("dueAt") Instant instant, @Body Map<String, Object> beginning) {
    Optional<LocalDate> newest = due.newest(instant);
    Optional<LocalDate> floor = calendar.catchUpFrom().or(() -> first(beginning)).or(() -> newest);
    return newest
        .filter(day -> !day.isBefore(floor.orElseThrow()))
        .map(day -> new Days(floor.orElseThrow(), day))
        .orElse(null);
  }

  /** The first day ever loaded, or ever asked for by schedule or catch-up. */
  private Optional<LocalDate> first(Map<String, Object> beginning) {
    Optional<LocalDate> loaded =
        Optional.ofNullable((Timestamp) beginning.get("loaded"))
            .map(start -> LocalDate.ofInstant(start.toInstant(), calendar.zone()));
    Optional<LocalDate> asked =
        Optional.ofNullable((Date) beginning.get("asked")).map(Date::toLocalDate);
    return Stream.concat(loaded.stream(), asked.stream()).min(LocalDate::compareTo);
  }

  /**
   * The load run to begin.
   *
   * @param served load runs that have served the occasion's fire
   * @param rows what {@code sql/select_coverage.sql} returned, oldest day first
   * @return {@code null} if nothing is due
   */
  public RunRequest decide(
      @ExchangeProperty("occasion") Occasion occasion,
      @ExchangeProperty("served") List<Map<String, Object>> served,
      @Body List<Map<String, Object>> rows) {
    List<KnownDay> days = coverage.known(rows).stream().filter(d -> due.exists(d.day())).toList();
    return occasion
        .fire()
        .filter(fire -> served.isEmpty())
        .flatMap(fire -> atFire(fire, days))
        .or(() -> occasion.missing().flatMap(at -> missing(at, occasion.patient(), days)))
        .orElse(null);
  }

  /** Yesterday even if it is done, what else is missing, and the lookback. */
  private Optional<RunRequest> atFire(Instant fire, List<KnownDay> days) {
    LocalDate yesterday = due.newest(fire).orElseThrow();
    LocalDate lookback = yesterday.minusDays(calendar.lookbackDays());
    Set<LocalDate> wanted =
        select(days, yesterday, day -> day.day().equals(yesterday) || !day.isDone());
    Set<LocalDate> again =
        select(days, yesterday.minusDays(1), day -> day.isDone() && !day.day().isBefore(lookback));
    return request(Trigger.SCHEDULE, wanted, again, Optional.of(fire));
  }

  private Optional<RunRequest> missing(Instant at, boolean patient, List<KnownDay> days) {
    Optional<LocalDate> newest = due.newest(at);
    return newest.flatMap(
        last ->
            request(
                Trigger.CATCH_UP,
                select(days, last, day -> !day.isDone() && !(patient && day.isResting())),
                Set.of(),
                Optional.empty()));
  }

  private static Set<LocalDate> select(
      List<KnownDay> days, LocalDate last, Predicate<KnownDay> wanted) {
    return days.stream()
        .filter(day -> !day.day().isAfter(last) && !day.isHeld())
        .filter(wanted)
        .map(KnownDay::day)
        .collect(Collectors.toSet());
  }

  private static Optional<RunRequest> request(
      Trigger trigger, Set<LocalDate> days, Set<LocalDate> lookback, Optional<Instant> fire) {
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RunRequest(trigger, DaySet.of(days), lookback, fire, List.of(), Optional.empty()));
  }
}
