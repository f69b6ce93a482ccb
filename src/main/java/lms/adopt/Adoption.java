package lms.adopt;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import lms.window.DayIndex;
import lms.window.DaySet;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** What a table has to give, by the names the routes use. Stateless. */
public final class Adoption {
  private final AdoptFrame frame;
  private final Clock clock;

  /**
   * @param clock tells which times lie in the future
   */
  public Adoption(AdoptFrame frame, Clock clock) {
    this.frame = frame;
    this.clock = clock;
  }

  /** Parameters of the statements that read the table and judge its rows. */
  public Map<String, Object> rowParameters(
      @ExchangeProperty("wish") Wish wish, @ExchangeProperty("source") Source source) {
    return Map.of(
        "client", frame.client(),
        "zone", wish.zone().getId(),
        "time_zone", frame.zone().getId(),
        "types", new TreeSet<>(frame.attemptTypes()).toArray(String[]::new),
        "now", DayIndex.micros(clock.instant()),
        "anywhere", !source.knowsLink());
  }

  /** What {@code sql/select_adopted_days.sql} returned. */
  public List<DayFacts> facts(@Body List<Map<String, Object>> rows) {
    return rows.stream().map(DayFacts::of).toList();
  }

  /**
   * What there is to take.
   *
   * @param rows the table has
   * @throws AdoptProblem if none of them tells a day, or somebody writes to it meanwhile
   */
  public Findings findings(
      @Body long rows,
      @ExchangeProperty("facts") List<DayFacts> facts,
      @ExchangeProperty("source") Source source)
      throws AdoptProblem {
    List<DayFacts> dated = facts.stream().filter(day -> day.day().isPresent()).toList();
    if (dated.isEmpty()) {
      throw new AdoptProblem("adopt.nothing", source.name(), rows);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), frame.zone());
    boolean all = source.knowsLink() && dated.stream().anyMatch(DayFacts::exact);
    LocalDate before = all ? today : today.minusDays(frame.lookbackDays() + 1L);
    var believed = new Belief(dated, before).days();
    AdoptReceipt receipt = AdoptReceipt.of(rows, facts, day -> all || believed.contains(day));
    if (!receipt.balances()) {
      throw new AdoptProblem("adopt.changing", source.name());
    }
    Optional<DayFacts> undated = facts.stream().filter(day -> day.day().isEmpty()).findFirst();
    return new Findings(dated, undated, believed, all, receipt);
  }

  /** What {@code sql/select_adopted_reasons.sql} returned. */
  public Map<String, Long> reasons(@Body List<Map<String, Object>> rows) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    rows.forEach(row -> reasons.put((String) row.get("reason"), (Long) row.get("count")));
    return reasons;
  }

  /**
   * Whether there is anything that a load run should be written down for.
   *
   * @param rejects rows that cannot be taken and are not in quarantine yet
   */
  public boolean isAnything(@Body long rejects, @ExchangeProperty("findings") Findings findings) {
    return rejects + findings.receipt().taken() > 0;
  }

  /** What a person is told. */
  public Report report(
      @ExchangeProperty("wish") Wish wish,
      @ExchangeProperty("source") Source source,
      @ExchangeProperty("findings") Findings findings,
      @ExchangeProperty("reasons") Map<String, Long> reasons,
      @ExchangeProperty("loadRunId") Long loadRunId) {
    return new Report(
        source,
        wish.zone(),
        findings.receipt(),
        findings.all(),
        set(findings.believed()),
        set(findings.doubtful()),
        reasons,
        Optional.ofNullable(loadRunId));
  }

  private static Optional<DaySet> set(Collection<LocalDate> days) {
    return days.isEmpty() ? Optional.empty() : Optional.of(DaySet.of(days));
  }

  /** SQL dates of days. */
  static Date[] dates(List<LocalDate> days) {
    return days.stream().map(Date::valueOf).toArray(Date[]::new);
  }

  /** Parameters that lock out whoever wants to claim days, and ask who holds any. */
  public Map<String, Object> claimLock() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("client", frame.client());
    parameters.put("purpose", "claim");
    parameters.put("asked", "{(,)}"); // whatever its days: it would wait for us, or we for it
    parameters.put("queued", null);
    return parameters;
  }

  /** Parameters that lock out whoever writes for the client. */
  public Map<String, Object> writeLock() {
    return Map.of("client", frame.client(), "purpose", "write");
  }
}
