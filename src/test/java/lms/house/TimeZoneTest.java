package lms.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import lms.support.TestDatabase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** No test passes by living in UTC: that every time is UTC inside is seen only elsewhere. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeZoneTest {
  @Test
  void the_tests_run_in_a_zone_that_is_never_utc() {
    assertThat(isEverUtc(ZoneId.systemDefault())).isFalse();
  }

  @Test
  void so_do_the_sessions_of_their_database() throws SQLException {
    assertThat(isEverUtc(ZoneId.of(sessionZone()))).isFalse();
  }

  @Test
  void the_two_zones_differ_so_that_no_mix_up_cancels_out() throws SQLException {
    assertThat(ZoneId.of(sessionZone())).isNotEqualTo(ZoneId.systemDefault());
  }

  @Test
  void a_zone_that_is_utc_at_times_is_found() {
    assertThat(isEverUtc(ZoneId.of("Etc/UTC"))).isTrue();
    assertThat(isEverUtc(ZoneId.of("Europe/London"))).isTrue();
  }

  /** On any day of a year; London is UTC in winter. */
  private static boolean isEverUtc(ZoneId zone) {
    return IntStream.range(0, 366)
        .mapToObj(day -> Instant.parse("2023-01-01T00:00:00Z").plusSeconds(day * 86_400L))
        .anyMatch(instant -> zone.getRules().getOffset(instant).getTotalSeconds() == 0);
  }

  private static String sessionZone() throws SQLException {
    try (Connection connection = TestDatabase.withSchema().getConnection();
        ResultSet rows = connection.createStatement().executeQuery("show timezone")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
