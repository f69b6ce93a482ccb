package lms.sandbox;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lms.doubt.Doubts;
import lms.texts.Language;
import lms.texts.Texts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The demo loads thirty days at once, whatever day it is: its campus must be an ordinary one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UsualCampusTest {
  private static final long SEED_OF_THE_DEMO = 20230401;
  private static final int DAYS = 30;
  private static final LocalDate FROM = LocalDate.parse("2026-01-01");
  private static final LocalDate TO = LocalDate.parse("2026-12-31");

  private static final Map<LocalDate, List<SyntheticAttempt>> CAMPUS =
      FROM.minusDays(DAYS)
          .datesUntil(TO.plusDays(1))
          .collect(toMap(day -> day, day -> SyntheticDay.attempts(SEED_OF_THE_DEMO, day)));

  private final Doubts doubts = new Doubts("Demo", UTC, new Texts(Language.EN));

  @Test
  void no_thirty_days_of_a_year_raise_a_doubt() {
    assertThat(FROM.datesUntil(TO.plusDays(1)))
        .allSatisfy(last -> assertThat(doubts.sentences(rows(last, 0))).isEmpty());
  }

  @Test
  void a_day_of_which_a_tenth_has_come_would() {
    assertThat(doubts.sentences(rows(TO, 0.9))).hasSize(1);
  }

  /**
   * The rows of {@code sql/select_weekdays.sql} for thirty days.
   *
   * @param missing which part of the last day has not come
   */
  private static List<Map<String, Object>> rows(LocalDate last, double missing) {
    List<Map<String, Object>> rows = new ArrayList<>();
    LocalDate first = last.minusDays(DAYS - 1);
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (LocalDate known = day; !known.isBefore(first); known = known.minusWeeks(1)) {
        rows.add(row(day, known, known.equals(last) ? missing : 0));
      }
    }
    return rows;
  }

  private static Map<String, Object> row(LocalDate day, LocalDate known, double missing) {
    List<SyntheticAttempt> attempts = CAMPUS.get(known);
    return Map.of(
        "day", Date.valueOf(day),
        "known", Date.valueOf(known),
        "attempts", (long) (attempts.size() * (1 - missing)),
        "last_attempt_at", Timestamp.from(attempts.get(attempts.size() - 1).createdAt()),
        "others", DAYS - 1L);
  }
}
