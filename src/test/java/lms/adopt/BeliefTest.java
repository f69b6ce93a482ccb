package lms.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BeliefTest {
  private static final LocalDate FIRST = LocalDate.parse("2023-05-01");
  private static final LocalDate TODAY = LocalDate.parse("2023-07-01");

  private final List<DayFacts> days = new ArrayList<>();

  @Test
  void the_first_day_and_the_last_are_not_believed() {
    usual(4);

    assertThat(new Belief(days, TODAY).days())
        .containsExactly(FIRST.plusDays(1), FIRST.plusDays(2));
  }

  @Test
  void a_table_of_one_day_is_not_believed_at_all() {
    usual(1);

    assertThat(new Belief(days, TODAY).days()).isEmpty();
  }

  @Test
  void a_day_with_refused_rows_is_not_believed() {
    usual(3);
    days.set(1, day(1, 100, 1, 2));

    assertThat(new Belief(days, TODAY).days()).isEmpty();
  }

  @Test
  void a_day_with_less_than_half_of_what_its_weekday_has_is_not_believed() {
    usual(30);
    days.set(8, day(8, 49, 0, 2));
    days.set(9, day(9, 50, 0, 2));

    assertThat(new Belief(days, TODAY).days())
        .doesNotContain(FIRST.plusDays(8))
        .contains(FIRST.plusDays(9))
        .hasSize(27);
  }

  @Test
  void a_quiet_weekday_is_believed() {
    for (int i = 0; i < 30; i++) {
      days.add(day(i, i % 7 == 6 ? 10 : 100, 0, 2));
    }

    assertThat(new Belief(days, TODAY).days()).hasSize(28);
  }

  @Test
  void a_silence_longer_than_a_night_and_than_twice_the_usual_is_not_believed() {
    usual(10);
    days.set(4, day(4, 100, 0, 6));
    days.set(5, day(5, 100, 0, 7));

    assertThat(new Belief(days, TODAY).days())
        .contains(FIRST.plusDays(4))
        .doesNotContain(FIRST.plusDays(5));
  }

  @Test
  void days_that_are_read_again_anyway_are_not_believed() {
    usual(10);

    assertThat(new Belief(days, FIRST.plusDays(3)).days())
        .containsExactly(FIRST.plusDays(1), FIRST.plusDays(2));
  }

  private void usual(int count) {
    for (int i = 0; i < count; i++) {
      days.add(day(i, 100, 0, 2));
    }
  }

  private static DayFacts day(int number, long fresh, long refused, int silentHours) {
    return new DayFacts(
        Optional.of(FIRST.plusDays(number)),
        fresh,
        0,
        0,
        refused,
        Duration.ofHours(silentHours),
        true);
  }
}
