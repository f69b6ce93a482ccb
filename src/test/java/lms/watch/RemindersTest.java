package lms.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import lms.ledger.Incident;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RemindersTest {
  private static final Instant OPENED = Instant.parse("2023-06-01T07:00:00Z");

  @ParameterizedTest(name = "after {0} mails, the last one at {1}: {2}")
  @CsvSource(
      textBlock =
          """
          1, 2023-06-01T07:00:00Z, 2023-06-01T08:00:00Z
          2, 2023-06-01T08:00:00Z, 2023-06-01T13:00:00Z
          3, 2023-06-01T13:00:00Z, 2023-06-02T11:00:00Z
          4, 2023-06-02T11:00:00Z, 2023-06-03T09:00:00Z
          9, 2023-06-09T07:00:00Z, 2023-06-10T05:00:00Z
          1, 2023-06-01T12:30:00Z, 2023-06-01T13:30:00Z
          """)
  void reminders_become_rarer(int mails, Instant last, Instant next) {
    assertThat(Reminders.nextAt(incident(mails, Optional.of(last)))).isEqualTo(next);
  }

  @Test
  void what_nobody_has_heard_of_is_due_at_once() {
    assertThat(Reminders.nextAt(incident(0, Optional.empty()))).isEqualTo(OPENED);
  }

  @Test
  void a_failure_each_morning_is_told_each_morning_although_it_is_never_equally_late() {
    Incident incident = incident(3, Optional.of(Instant.parse("2023-06-04T07:59:00Z")));

    assertThat(Reminders.nextAt(incident)).isBefore("2023-06-05T07:00:01Z");
  }

  private static Incident incident(int mails, Optional<Instant> last) {
    return new Incident(1, "extract API", OPENED, last, mails, Optional.empty());
  }
}
