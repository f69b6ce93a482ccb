package lms.plan;

import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import lms.ledger.Trigger;
import lms.settings.Settings;
import lms.window.DaySet;
import lms.window.Days;
import lms.window.WindowPlan;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Says what a backfill has to do, by what the ledger knows. Bean {@code backfillPlanner}.
 * Stateless.
 */
public final class BackfillPlanner {
  private final String client;
  private final ZoneId zone;
  private final Settings.Loading loading;

  /**
   * @param client the university
   * @param zone what "a day" means
   */
  public BackfillPlanner(String client, ZoneId zone, Settings.Loading loading) {
    this.client = client;
    this.zone = zone;
    this.loading = loading;
  }

  /** Parameters of {@code sql/select_holders.sql}: who holds the days to load. */
  public Map<String, Object> holderParameters(
      @ExchangeProperty("asked") Backfill asked,
      @ExchangeProperty("known") List<Map<String, Object>> known) {
    return Map.of(
        "client", client, "asked", toLoad(asked, known).map(DaySet::multirange).orElse("{}"));
  }

  /** Parameters of {@code sql/select_pace.sql}. */
  public Map<String, Object> paceParameters() {
    return Map.of("client", client, "time_zone", zone.getId());
  }

  /**
   * The plan.
   *
   * @param known what {@code sql/select_coverage.sql} returned for the days asked for
   * @param holders what {@code sql/select_holders.sql} returned
   * @param row what {@code sql/select_pace.sql} returned
   */
  public BackfillPlan plan(
      @ExchangeProperty("asked") Backfill asked,
      @ExchangeProperty("known") List<Map<String, Object>> known,
      @ExchangeProperty("holders") List<Map<String, Object>> holders,
      @Body Map<String, Object> row) {
    Optional<DaySet> days = toLoad(asked, known);
    int requests = days.map(d -> WindowPlan.of(d, loading.windowDays()).size()).orElse(0);
    Optional<Pace> pace = Pace.of(row);
    OptionalLong records = records(days, known, (Double) row.get("records_a_day"));
    return new BackfillPlan(
        asked,
        (int) known.stream().filter(BackfillPlanner::isComplete).count(),
        days,
        requests,
        records,
        pace,
        pace.map(p -> OptionalLong.of(p.seconds(requests, loading.fetchParallel(), records)))
            .orElse(OptionalLong.empty()),
        holders.stream().map(BackfillPlanner::holder).toList());
  }

  private static Optional<DaySet> toLoad(Backfill asked, List<Map<String, Object>> known) {
    Predicate<Map<String, Object>> wanted =
        asked.only() == Backfill.Only.ALL
            ? day -> true
            : Predicate.not(BackfillPlanner::isComplete);
    List<LocalDate> days = known.stream().filter(wanted).map(BackfillPlanner::day).toList();
    return days.isEmpty() ? Optional.empty() : Optional.of(DaySet.of(days));
  }

  /** Whether it is loaded whole, even if a load run is reading it again at the moment. */
  private static boolean isComplete(Map<String, Object> day) {
    return (Boolean) day.get("covered");
  }

  private static LocalDate day(Map<String, Object> day) {
    return ((Date) day.get("day")).toLocalDate();
  }

  /** A complete day is expected to bring what it brought before, any other as much as days do. */
  private static OptionalLong records(
      Optional<DaySet> days, List<Map<String, Object>> known, Double aDay) {
    double records = 0;
    for (Map<String, Object> day : known) {
      if (days.isEmpty() || !days.get().contains(day(day))) {
        continue;
      }
      if (!isComplete(day) && aDay == null) {
        return OptionalLong.empty();
      }
      records += isComplete(day) ? (Long) day.get("received") : aDay;
    }
    return OptionalLong.of(Math.round(records));
  }

  private static BackfillPlan.Holder holder(Map<String, Object> row) {
    return new BackfillPlan.Holder(
        (Long) row.get("id"),
        Trigger.valueOf((String) row.get("trigger")),
        (String) row.get("holder"),
        new Days(((Date) row.get("from")).toLocalDate(), ((Date) row.get("to")).toLocalDate()));
  }
}
