package lms.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lms.faults.Survives;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FireTimesTest {
  private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2041-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"0 0 7 * * ?", "0 30 2 * * ?", "0 30 0 * * ?", "0 0 0 * * ?"})
  @Survives({"A6", "A7"})
  void a_daily_schedule_fires_once_on_every_date_around_every_clock_change_of_every_zone(
      String cron) {
    Set<ZoneRules> seen = new HashSet<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      ZoneId zone = ZoneId.of(id);
      if (seen.add(zone.getRules())) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
        while (change != null && change.getInstant().isBefore(TO)) {
          LocalDate day = change.getDateTimeBefore().toLocalDate();
          assertOneFireEach(cron, zone, day.minusDays(1), day.plusDays(2));
          change = zone.getRules().nextTransition(change.getInstant());
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "America/St_Johns",
        "America/Sao_Paulo",
        "Atlantic/Azores",
        "Africa/Cairo",
        "Asia/Tehran",
        "Australia/Lord_Howe",
        "Pacific/Apia"
      })
  void a_daily_schedule_fires_once_on_every_date_of_forty_years(String zone) {
    LocalDate first = LocalDate.ofInstant(FROM, ZoneOffset.UTC);
    assertOneFireEach("0 30 2 * * ?", ZoneId.of(zone), first, first.plusYears(41));
  }

  /** A date that a zone left out, such as 2011-12-30 in Samoa, has no fire. */
  private static void assertOneFireEach(String cron, ZoneId zone, LocalDate from, LocalDate to) {
    FireTimes fires = new FireTimes(cron, zone);
    List<LocalDate> dates = new ArrayList<>();
    Instant end = to.atStartOfDay(zone).toInstant();
    Instant fire = fires.atOrAfter(from.atStartOfDay(zone).toInstant()).orElseThrow();
    while (fire.isBefore(end)) {
      dates.add(LocalDate.ofInstant(fire, zone));
      fire = fires.next(fire).orElseThrow();
    }
    List<LocalDate> there =
        from.datesUntil(to)
            .filter(day -> day.atStartOfDay(zone).isBefore(day.plusDays(1).atStartOfDay(zone)))
            .toList();
    assertThat(dates).as("%s in %s", cron, zone).isEqualTo(there);
  }

  @ParameterizedTest(name = "{0} of {1} after {2} is {3}")
  @CsvSource(
      textBlock =
          """
          0 0 7 * * ?,     Europe/Berlin,    2023-05-31T05:00:00Z,   2023-06-01T05:00:00Z
          0 0 7 * * ?,     Europe/Berlin,    2023-05-31T04:59:59.9Z, 2023-05-31T05:00:00Z
          0 30 2 * * ?,    Europe/Berlin,    2023-03-25T12:00:00Z,   2023-03-26T01:30:00Z
          0 30 2 * * ?,    Europe/Berlin,    2023-03-26T01:30:00Z,   2023-03-27T00:30:00Z
          0 30 2 * * ?,    Europe/Berlin,    2023-10-28T12:00:00Z,   2023-10-29T00:30:00Z
          0 30 2 * * ?,    Europe/Berlin,    2023-10-29T00:30:00Z,   2023-10-30T01:30:00Z
          '0 30 2,3 * * ?', Europe/Berlin,    2023-03-26T00:00:00Z,   2023-03-26T01:30:00Z
          '0 30 2,3 * * ?', Europe/Berlin,    2023-03-26T01:30:00Z,   2023-03-27T00:30:00Z
          0 50 2 * * ?,    Europe/Berlin,    2023-03-26T01:20:00Z,   2023-03-26T01:50:00Z
          0 0 7 * * ?,     Pacific/Apia,     2011-12-29T17:00:00Z,   2011-12-30T17:00:00Z
          0 0 7 ? * MON#1, UTC,              2023-06-01T00:00:00Z,   2023-06-05T07:00:00Z
          0 0 7 L * ?,     UTC,              2024-02-01T00:00:00Z,   2024-02-29T07:00:00Z
          """)
  void the_next_fire_is_a_local_time_of_the_zone(String cron, String zone, String at, String next) {
    FireTimes fires = new FireTimes(cron, ZoneId.of(zone));

    assertThat(fires.next(Instant.parse(at))).contains(Instant.parse(next));
  }

  @Test
  void behind_a_gap_the_times_within_it_and_those_behind_it_fire_in_the_order_of_their_instants() {
    FireTimes fires = new FireTimes("0 10,50 2-3 * * ?", ZoneId.of("Europe/Berlin"));

    List<Instant> found =
        Stream.iterate(
                Instant.parse("2023-03-26T00:59:59Z"), fire -> fires.next(fire).orElseThrow())
            .skip(1)
            .limit(3)
            .toList();

    assertThat(found)
        .containsExactly(
            Instant.parse("2023-03-26T01:10:00Z"),
            Instant.parse("2023-03-26T01:50:00Z"),
            Instant.parse("2023-03-27T00:10:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0/20 * * * ?",
        "0 30 2 * * ?",
        "0 0 12 ? * MON",
        "7 7 0/5 * * ?",
        "0 0 0 1 * ?"
      })
  void latest_and_next_agree_with_a_list_of_all_local_times(String cron) {
    ZoneId zone = ZoneId.of("Australia/Lord_Howe");
    TreeSet<Instant> all = new TreeSet<>();
    FireTimes utc = new FireTimes(cron, ZoneOffset.UTC);
    Instant from = Instant.parse("2023-02-20T00:00:00Z");
    Instant to = Instant.parse("2023-12-31T00:00:00Z");
    for (Instant f = utc.next(from).orElseThrow(); f.isBefore(to); f = utc.next(f).orElseThrow()) {
      all.add(LocalDateTime.ofInstant(f, ZoneOffset.UTC).atZone(zone).toInstant());
    }
    FireTimes fires = new FireTimes(cron, zone);
    Instant last = Instant.parse("2023-10-15T00:00:00Z");
    Instant change = Instant.parse("2023-10-01T00:00:00Z");
    for (Instant at = Instant.parse("2023-04-01T00:00:00Z");
        at.isBefore(last);
        at = at.plusSeconds(31 * 3_600 + 1)) {
      assertThat(fires.next(at)).contains(all.higher(at));
      assertThat(fires.latest(at)).contains(all.floor(at));
    }
    for (Instant fire : all.subSet(Instant.parse("2023-09-30T12:00:00Z"), change)) {
      assertThat(fires.latest(fire)).contains(fire);
      assertThat(fires.atOrAfter(fire)).contains(fire);
      assertThat(fires.next(fire)).contains(all.higher(fire));
      assertThat(fires.latest(fire.minusNanos(1))).contains(all.lower(fire));
    }
  }

  @Test
  void a_schedule_that_is_over_or_has_not_begun_fires_not() {
    FireTimes once = new FireTimes("0 0 7 1 6 ? 2023", ZoneOffset.UTC);
    Instant fire = Instant.parse("2023-06-01T07:00:00Z");

    assertThat(once.next(fire)).isEmpty();
    assertThat(once.latest(fire.minusNanos(1))).isEmpty();
    assertThat(once.latest(fire.plusSeconds(86_400))).contains(fire);
  }

  @Test
  void what_quartz_cannot_read_is_refused_with_quartz_s_reason() {
    assertThatThrownBy(() -> new FireTimes("0 60 7 * * ?", ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("is not a quartz cron: ");
  }
}
