package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.support.AskedWindow;
import lms.support.MovableClock;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A year of mornings: each day is loaded once, and each attempt lies in its day. */
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class YearTest extends WatchedTest {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  /** Each schedule fires at a time that one day of the year leaves out and another has twice. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"Europe/Berlin, 0 30 2 * * ?", "Australia/Lord_Howe, 0 15 2 * * ?"})
  @FaultsLong
  @Survives({"A6", "A7"})
  void every_day_of_a_year_is_loaded_once_and_has_what_is_its_own(ZoneId zone, String schedule)
      throws Exception {
    LocalDate first = LocalDate.parse("2023-01-01");
    LocalDate behind = first.plusDays(Integer.getInteger("year.days", 365));
    MovableClock clock = new MovableClock(first.atStartOfDay(zone).toInstant().toString());
    api.answering(request -> AskedWindow.of(request).every(1));
    Map<String, String> settings =
        Map.of(
            "TIME_ZONE",
            zone.getId(),
            "SCHEDULE",
            schedule,
            "LOOKBACK_DAYS",
            "0",
            "CATCH_UP_FROM",
            first.toString());
    try (Lms lms = start(settings, clock)) {
      while (clock.instant().isBefore(behind.atTime(3, 0).atZone(zone).toInstant())) {
        clock.advance(Duration.ofHours(12));
        RunSummary summary = lms.ask("make-up", "", RunSummary.class);
        assertThat(summary == null || summary.status() == Status.SUCCEEDED).isTrue();
      }
    }
    assertThat(rows("select day, attempts from daily_stats order by day"))
        .isEqualTo(hoursOfDays(first, behind, zone));
    assertThat(rows("select day from load_day group by day having count(*) > 1")).isEmpty();
    assertThat(rows("select count(*) from load_day where whole and over"))
        .containsExactly(rows("select count(*) from daily_stats").get(0));
  }

  private Lms start(Map<String, String> settings, Clock clock) {
    return Lms.start(
        Pipeline.Mode.COMMAND, settings(settings), database, clock, (records, bad) -> {});
  }

  /** What the API has of each day: an attempt at each full hour of UTC. */
  private static List<String> hoursOfDays(LocalDate first, LocalDate behind, ZoneId zone) {
    AskedWindow all =
        new AskedWindow(
            first.atStartOfDay(zone).toInstant(), behind.atStartOfDay(zone).toInstant());
    Map<LocalDate, Integer> hours = new TreeMap<>();
    all.times(1)
        .map(text -> LocalDateTime.parse(text, TIME).atOffset(ZoneOffset.UTC))
        .forEach(time -> hours.merge(time.atZoneSameInstant(zone).toLocalDate(), 1, Integer::sum));
    return hours.entrySet().stream().map(day -> day.getKey() + " " + day.getValue()).toList();
  }
}
