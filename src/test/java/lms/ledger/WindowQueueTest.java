package lms.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lms.window.Days;
import lms.window.Window;
import lms.window.WindowSize;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WindowQueueTest {
  private static final LocalDate FIRST = LocalDate.parse("2023-01-01");

  @Test
  void a_year_is_cut_into_windows_that_together_are_the_year() {
    WindowQueue queue = days(365);

    assertThat(queue.left()).isEqualTo(12);
    List<Window> windows = rest(queue);
    assertThat(windows).hasSize(12);
    assertThat(windows.get(0).start()).isEqualTo("2023-01-01T00:00:00Z");
    assertThat(windows.get(11).end()).isEqualTo("2024-01-01T00:00:00Z");
    for (int i = 1; i < 12; i++) {
      assertThat(windows.get(i).start()).isEqualTo(windows.get(i - 1).end());
    }
  }

  @Test
  void the_halves_of_a_window_are_next_and_what_follows_has_their_size() {
    WindowQueue queue = days(90);
    queue.halve(queue.next());

    assertThat(rest(queue)).extracting(this::days).containsExactly(16L, 15L, 16L, 16L, 16L, 11L);
  }

  @Test
  void halves_can_be_halved_again_and_the_other_half_with_them() {
    WindowQueue queue = days(31);
    queue.halve(queue.next());
    queue.halve(queue.next());

    assertThat(queue.left()).isEqualTo(4);
    assertThat(rest(queue)).extracting(this::days).containsExactly(8L, 8L, 8L, 7L);
  }

  @Test
  void after_three_windows_in_a_row_that_worked_larger_ones_are_tried() {
    WindowQueue queue = days(365);
    queue.halve(queue.next());
    List<Long> asked = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Window window = queue.next();
      queue.stored(window);
      asked.add(days(window));
    }

    assertThat(asked).containsExactly(16L, 15L, 16L, 31L, 31L);
  }

  @Test
  void a_failure_in_between_begins_the_count_anew() {
    WindowQueue queue = days(365);
    queue.halve(queue.next());
    queue.stored(queue.next());
    queue.stored(queue.next());
    queue.halve(queue.next());
    queue.stored(queue.next());
    queue.stored(queue.next());

    assertThat(days(queue.next())).isEqualTo(8);
  }

  @Test
  void a_day_is_halved_down_to_an_hour_and_grows_to_a_day_again() {
    WindowQueue queue = days(6);
    for (int i = 0; i < 3; i++) {
      queue.halve(queue.next()); // 6, 3 and 2 days
    }
    for (int i = 0; i < 5; i++) {
      queue.halve(queue.next()); // 24, 12, 6, 3 and 2 hours
    }
    List<Long> hours = new ArrayList<>();
    for (Window window = queue.next(); window != null; window = queue.next()) {
      queue.stored(window);
      hours.add((window.end().getEpochSecond() - window.start().getEpochSecond()) / 3600);
    }

    assertThat(hours.toString())
        .isEqualTo("[1, 1, 1, 2, 1, 2, 2, 2, 4, 4, 4, 8, 8, 8, 16, 8, 16, 8, 16, 8, 24]");
  }

  @Test
  void within_a_day_it_knows_how_many_hours_are_left() {
    WindowQueue queue = days(90);
    Window window = queue.next();
    for (; !WindowSize.isSmallest(window); window = queue.next()) {
      queue.halve(window);
    }

    assertThat(queue.left()).isEqualTo(90 * 24 - 1).isEqualTo(rest(queue).size());
  }

  @Test
  void what_is_begun_ahead_stays_as_it_is_behind_the_halves() {
    WindowQueue queue = days(93);
    Window first = queue.next();
    Optional<Window> second = queue.ahead();
    queue.halve(first);
    Optional<Window> half = queue.ahead();

    assertThat(days(second.orElseThrow())).isEqualTo(31);
    assertThat(days(half.orElseThrow())).isEqualTo(16);
    assertThat(queue.left()).as("halves, the one ahead, and 16 and 15 days").isEqualTo(5);
    assertThat(rest(queue)).extracting(this::days).containsExactly(16L, 15L, 31L, 16L, 15L);
  }

  @Test
  void what_was_begun_ahead_and_postponed_is_cut_anew_when_it_is_asked_for_again() {
    WindowQueue queue = days(62);
    Window first = queue.next();
    queue.postpone(queue.ahead().orElseThrow());
    queue.halve(first);

    assertThat(queue.left()).isEqualTo(4);
    assertThat(rest(queue)).extracting(this::days).containsExactly(16L, 15L, 16L, 15L);
  }

  @Test
  void nothing_is_ahead_when_all_is_begun() {
    WindowQueue queue = days(40);

    assertThat(queue.ahead()).isPresent();
    assertThat(queue.ahead()).isPresent();
    assertThat(queue.ahead()).isEmpty();
    assertThat(rest(queue)).hasSize(2);
  }

  @Test
  void the_last_window_may_still_be_halved() {
    WindowQueue queue = days(2);
    Window last = queue.next();

    assertThat(queue.hasNext()).isTrue();
    queue.halve(last);
    assertThat(rest(queue)).hasSize(2);
  }

  @Test
  void of_a_replay_each_window_stays_as_it_came() {
    Window long40Days = new Days(FIRST, FIRST.plusDays(39)).in(ZoneOffset.UTC);
    Window anHour =
        new Window(Instant.parse("2023-01-01T05:00:00Z"), Instant.parse("2023-01-01T06:00:00Z"));
    WindowQueue queue = WindowQueue.exactly(List.of(long40Days, anHour), ZoneOffset.UTC);

    assertThat(queue.left()).isEqualTo(2);
    assertThat(rest(queue)).containsExactly(long40Days, anHour);
  }

  @Test
  void a_day_is_left_while_any_part_of_it_is() {
    WindowQueue queue = days(1);
    Window day = queue.next();
    assertThat(queue.isLeft(FIRST)).isFalse();
    queue.halve(day);
    queue.next();
    assertThat(queue.isLeft(FIRST)).isTrue();
    assertThat(queue.isLeft(FIRST.plusDays(1))).isFalse();
    queue.next();
    assertThat(queue.isLeft(FIRST)).isFalse();
  }

  @Test
  void what_is_given_up_leaves_nothing() {
    WindowQueue queue = days(365);
    queue.next();
    queue.giveUp();

    assertThat(rest(queue)).isEmpty();
    assertThat(queue.hasNext()).isFalse();
  }

  private static WindowQueue days(int count) {
    Days days = new Days(FIRST, FIRST.plusDays(count - 1L));
    return WindowQueue.of(List.of(days), ZoneId.of("UTC"), 31);
  }

  private static List<Window> rest(WindowQueue queue) {
    List<Window> rest = new ArrayList<>();
    for (Window window = queue.next(); window != null; window = queue.next()) {
      rest.add(window);
    }
    return rest;
  }

  private long days(Window window) {
    return (window.end().getEpochSecond() - window.start().getEpochSecond()) / 86_400;
  }
}
