package lms.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.settings.Settings;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlannerTest {
  /** A minute after the fire of 2023-06-01; yesterday is 2023-05-31. */
  private static final Instant NOW = Instant.parse("2023-06-01T07:01:00Z");

  private static final Instant FIRE = Instant.parse("2023-06-01T07:00:00Z");
  private static final LocalDate YESTERDAY = LocalDate.parse("2023-05-31");

  /**
   * Days up to yesterday, a letter each: c complete, e verified empty, d degraded, m missing, R
   * running; f failed 14 min ago, F 16 min ago; g twice, the last time 59 min ago, G 61 min ago.
   * The plan: w wanted, l read again.
   */
  @ParameterizedTest(name = "{0}, lookback {1}: {2} calls for {3}")
  @CsvSource(
      textBlock =
          """
          fire,  3, c,       w
          fire,  3, cccccc,  ..lllw
          fire,  0, cccccc,  .....w
          fire,  9, cccccc,  lllllw
          fire,  3, ccccem,  ..lllw
          fire,  3, ccedcm,  ..lllw
          fire,  3, cmcmcm,  .wlwlw
          fire,  3, mccccc,  w.lllw
          fire,  3, fffggg,  wwwwww
          fire,  3, cRcRcc,  ..l.lw
          fire,  3, cmcccR,  .wlll.
          fire,  3, cccccR,  ......
          served,3, mcmccm,  ......
          start, 3, cccccc,  ......
          start, 3, ccmmmm,  ..wwww
          start, 3, cmcRcm,  .w...w
          start, 3, fFgGed,  wwww..
          tick,  3, cmcRcm,  .w....
          tick,  3, fFgGem,  .w.w..
          late,  3, cmcRcm,  .w...w
          late,  3, fFgGem,  .w.w.w
          """)
  void what_is_due_is_loaded(String when, int lookback, String days, String plan) {
    RunRequest request =
        planner(lookback, Optional.empty()).decide(occasion(when), served(when), rows(days));

    assertThat(drawn(request, days.length())).isEqualTo(plan);
  }

  private static Occasion occasion(String when) {
    return switch (when) {
      case "start" -> new Occasion(Optional.empty(), Optional.of(NOW), false);
      case "tick" -> new Occasion(Optional.empty(), Optional.of(FIRE.minusSeconds(1)), true);
      case "late" -> new Occasion(Optional.of(FIRE.minusSeconds(86_400)), Optional.of(FIRE), true);
      default -> Occasion.ofFire(FIRE);
    };
  }

  /** The fire of the day before has been served. */
  private static List<Map<String, Object>> served(String when) {
    return when.equals("served") || when.equals("late") ? List.of(Map.of("id", 7L)) : List.of();
  }

  private static String drawn(RunRequest request, int days) {
    StringBuilder plan = new StringBuilder();
    for (LocalDate day :
        YESTERDAY.minusDays(days - 1L).datesUntil(YESTERDAY.plusDays(1)).toList()) {
      boolean wanted = request != null && request.days().contains(day);
      boolean again = request != null && request.lookback().contains(day);
      plan.append(wanted ? 'w' : again ? 'l' : '.');
    }
    return plan.toString();
  }

  private static List<Map<String, Object>> rows(String days) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < days.length(); i++) {
      rows.add(row(YESTERDAY.minusDays(days.length() - 1L - i), days.charAt(i)));
    }
    return rows;
  }

  private static Map<String, Object> row(LocalDate day, char state) {
    Map<String, Object> row = new HashMap<>();
    row.put("day", Date.valueOf(day));
    row.put("covered", "ced".indexOf(state) >= 0);
    row.put("degraded", state == 'd');
    row.put("published", false);
    row.put("attempts", state == 'e' ? 0L : 5L);
    row.put("received", state == 'e' ? 0L : 5L);
    row.put("quarantined", 0L);
    row.put("holder_id", state == 'R' ? 3L : null);
    row.put("loaded_id", 1L);
    row.put("failed_id", "fFgG".indexOf(state) >= 0 ? 2L : null);
    row.put("failures", "gG".indexOf(state) >= 0 ? 2L : "fF".indexOf(state) >= 0 ? 1L : 0L);
    int minutes = Map.of('f', 14, 'F', 16, 'g', 59, 'G', 61).getOrDefault(state, 0);
    row.put("seconds_since_failure", minutes * 60L);
    return row;
  }

  @ParameterizedTest(name = "at {0}, from {1}, loaded {2}, asked {3}: {4}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          2023-06-01T07:00:00Z, -,          -,                    -,          2023-05-31
          2023-06-01T06:59:59Z, -,          -,                    -,          2023-05-30
          2023-06-01T07:00:00Z, -,          2023-05-20T00:00:00Z, -,          2023-05-20 to 2023-05-31
          2023-06-01T07:00:00Z, -,          -,                    2023-05-25, 2023-05-25 to 2023-05-31
          2023-06-01T07:00:00Z, -,          2023-05-20T00:00:00Z, 2023-05-25, 2023-05-20 to 2023-05-31
          2023-06-01T07:00:00Z, -,          2023-05-20T23:59:59Z, 2023-05-19, 2023-05-19 to 2023-05-31
          2023-06-01T07:00:00Z, 2023-05-28, 2023-05-20T00:00:00Z, 2023-05-25, 2023-05-28 to 2023-05-31
          2023-06-01T07:00:00Z, 2022-12-31, 2023-05-20T00:00:00Z, 2023-05-25, 2022-12-31 to 2023-05-31
          2023-06-01T07:00:00Z, 2023-05-31, -,                    -,          2023-05-31
          2023-06-01T07:00:00Z, 2023-06-01, -,                    -,          -
          2023-06-01T06:59:59Z, -,          2023-05-31T12:00:00Z, -,          -
          """)
  void days_are_due_from_the_floor_to_the_newest(
      Instant at, LocalDate from, Instant loaded, LocalDate asked, String days) {
    Map<String, Object> beginning = new HashMap<>();
    beginning.put("loaded", loaded == null ? null : Timestamp.from(loaded));
    beginning.put("asked", asked == null ? null : Date.valueOf(asked));

    Days due = planner(3, Optional.ofNullable(from)).dueAt(at, beginning);
    assertThat(String.valueOf(due)).isEqualTo(String.valueOf(days));
  }

  @Test
  void a_fire_names_itself_and_catch_up_does_not() {
    Planner planner = planner(3, Optional.empty());
    RunRequest fire = planner.decide(Occasion.ofFire(FIRE), List.of(), rows("cm"));
    RunRequest catchUp = planner.decide(occasion("start"), List.of(), rows("cm"));

    assertThat(fire.trigger()).isEqualTo(Trigger.SCHEDULE);
    assertThat(fire.fireAt()).contains(FIRE);
    assertThat(catchUp.trigger()).isEqualTo(Trigger.CATCH_UP);
    assertThat(catchUp.fireAt()).isEmpty();
  }

  @Test
  void a_day_that_a_zone_left_out_is_never_asked_for() {
    ZoneId samoa = ZoneId.of("Pacific/Apia");
    DueDays due = new DueDays(new FireTimes("0 0 7 * * ?", samoa), samoa);

    assertThat(due.newest(Instant.parse("2011-12-30T17:00:00Z"))) // the 31st, 07:00
        .contains(LocalDate.parse("2011-12-29"));
    assertThat(due.exists(LocalDate.parse("2011-12-30"))).isFalse();
    assertThat(due.exists(LocalDate.parse("2011-12-31"))).isTrue();
  }

  private static Planner planner(int lookback, Optional<LocalDate> from) {
    Settings.Calendar calendar =
        new Settings.Calendar(
            "0 0 7 * * ?", ZoneOffset.UTC, lookback, from, Duration.ofHours(2), LocalTime.of(9, 0));
    FireTimes fires = new FireTimes(calendar.schedule(), calendar.zone());
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Coverage coverage = new Coverage("Uni", fires, calendar.zone(), clock, Optional.empty());
    return new Planner("Uni", calendar, fires, coverage);
  }
}
