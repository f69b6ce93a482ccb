package lms.doubt;

import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.ledger.DayChange;
import lms.ledger.RunSummary;
import lms.ledger.Trigger;
import lms.texts.Texts;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** Warns of days whose numbers are hard to believe. Bean {@code doubts}. Stateless. */
public final class Doubts {
  /** Years of history would fill a mail with their holidays. */
  private static final int MOST_OF_HISTORY = 10;

  private final String client;
  private final ZoneId zone;
  private final Texts texts;
  private final Wording wording;

  /**
   * @param client the university
   * @param zone what "a day" means
   * @param texts of the warnings
   */
  public Doubts(String client, ZoneId zone, Texts texts) {
    this.client = client;
    this.zone = zone;
    this.texts = texts;
    this.wording = new Wording(texts);
  }

  /** Whether the load run has brought numbers to judge; a replay only brings records back. */
  public boolean isDue(@Body RunSummary summary) {
    boolean stored = summary.failure().isEmpty() || summary.receipt().received() > 0;
    return stored && summary.trigger() != Trigger.REPLAY;
  }

  /**
   * Parameters of {@code sql/select_weekdays.sql}: the days wanted, and those of the lookback whose
   * numbers have changed.
   */
  public Map<String, Object> parameters(@Body RunSummary summary) {
    Stream<LocalDate> changed = summary.changes().stream().map(DayChange::day);
    Date[] days =
        Stream.concat(summary.days().list().stream(), changed)
            .distinct()
            .map(Date::valueOf)
            .toArray(Date[]::new);
    return Map.of("client", client, "time_zone", zone.getId(), "days", days);
  }

  /**
   * What needs a look, a sentence each, from the rows of {@code sql/select_weekdays.sql}; of
   * history only the beginning, and how many days more there are.
   */
  public List<String> warnings(
      @ExchangeProperty("doubted") RunSummary summary, @Body List<Map<String, Object>> rows) {
    return summary.trigger() == Trigger.BACKFILL ? beginning(days(rows)) : sentences(rows);
  }

  /** All of them. */
  public List<String> sentences(List<Map<String, Object>> rows) {
    return days(rows).stream().flatMap(List::stream).toList();
  }

  private List<String> beginning(List<List<String>> days) {
    List<String> sentences = new ArrayList<>();
    int said = 0;
    while (said < days.size() && sentences.size() + days.get(said).size() <= MOST_OF_HISTORY) {
      sentences.addAll(days.get(said));
      said++;
    }
    int more = days.size() - said;
    if (more > 0) {
      sentences.add(texts.count("problem.doubt.more", more));
    }
    return sentences;
  }

  /** The sentences of each day that has any, oldest first. */
  private List<List<String>> days(List<Map<String, Object>> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(row -> row.get("day"), LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(this::judged)
        .filter(Predicate.not(List::isEmpty))
        .toList();
  }

  /**
   * @param rows of one day: itself, then the weekdays before it
   */
  private List<String> judged(List<Map<String, Object>> rows) {
    List<LoadedDay> days = rows.stream().map(row -> LoadedDay.of(row, zone)).toList();
    if (days.size() == 1) {
      return List.of();
    }
    Usual usual = Usual.of(days.subList(1, days.size()));
    return Judge.doubts(days.get(0), usual, (Long) rows.get(0).get("others")).stream()
        .map(doubt -> wording.of(doubt, days.get(0), usual))
        .toList();
  }

  /** The summary with those sentences as warnings. */
  public RunSummary warned(
      @ExchangeProperty("doubted") RunSummary summary, @Body List<String> sentences) {
    RunSummary warned = summary;
    for (String sentence : sentences) {
      warned = warned.warned(sentence);
    }
    return warned;
  }
}
