package lms.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HistoryTest {
  private static final Instant MONDAY = Instant.parse("2025-09-08T00:00:00Z");
  private static final Instant THURSDAY = MONDAY.plus(Duration.ofDays(3));
  private static final Instant LATER = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-09-08T00:00:00.000001Z",
        "2025-09-09T00:00:00Z",
        "2025-09-09T13:37:11.123456Z",
        "2025-09-10T23:59:59.999999Z"
      })
  void a_window_cut_anywhere_holds_the_same_records(Instant cut) {
    List<SyntheticAttempt> halves = new ArrayList<>(seenAt(LATER, MONDAY, cut));
    halves.addAll(seenAt(LATER, cut, THURSDAY));

    assertThat(halves).isNotEmpty().isEqualTo(seenAt(LATER, MONDAY, THURSDAY));
  }

  @Test
  void a_window_cut_at_an_attempt_gives_it_to_the_second_half() {
    SyntheticAttempt attempt = seenAt(LATER, MONDAY, THURSDAY).get(1000);

    assertThat(seenAt(LATER, MONDAY, attempt.createdAt())).isNotEmpty().doesNotContain(attempt);
    assertThat(seenAt(LATER, attempt.createdAt(), THURSDAY)).contains(attempt);
  }

  @Test
  void nothing_lies_in_the_future_or_before_the_epoch() {
    Instant noon = MONDAY.plus(Duration.ofHours(12));

    assertThat(seenAt(noon, MONDAY, THURSDAY))
        .isNotEmpty()
        .allMatch(attempt -> attempt.createdAt().isBefore(noon));
    assertThat(seenAt(noon, THURSDAY, LATER)).isEmpty();
    assertThat(seenAt(noon, Instant.parse("1999-01-01T00:00:00Z"), day("2023-04-01"))).isEmpty();
  }

  @Test
  void a_reversed_window_is_empty() {
    assertThat(seenAt(LATER, THURSDAY, MONDAY)).isEmpty();
  }

  @Test
  void late_records_of_yesterday_appear_in_the_course_of_today() {
    Instant tuesday = day("2025-09-09");
    List<SyntheticAttempt> atSeven = seenAt(tuesday.plus(Duration.ofHours(7)), MONDAY, tuesday);
    List<SyntheticAttempt> nextDay = seenAt(day("2025-09-10"), MONDAY, tuesday);

    assertThat(nextDay).containsAll(atSeven).hasSizeGreaterThan(atSeven.size());
    assertThat(nextDay).isEqualTo(seenAt(LATER, MONDAY, tuesday));
  }

  private static List<SyntheticAttempt> seenAt(Instant now, Instant start, Instant end) {
    return new History(1, Clock.fixed(now, ZoneOffset.UTC)).between(start, end).toList();
  }

  private static Instant day(String date) {
    return Instant.parse(date + "T00:00:00Z");
  }
}
