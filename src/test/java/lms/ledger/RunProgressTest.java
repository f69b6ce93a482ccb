package lms.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import lms.window.Days;
import lms.window.Window;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunProgressTest {
  private static final LocalDate FIRST = LocalDate.parse("2023-01-01");

  private final AtomicLong nanos = new AtomicLong();
  private final RunProgress progress = new RunProgress(365, 12, nanos::get);

  @Test
  void nobody_knows_the_end_before_the_first_window_is_stored() {
    progress.begun(window(0));
    pass(100);

    assertThat(progress.now().etaSeconds()).isNull();
    assertThat(progress.now().windows()).isEqualTo(13);
  }

  /**
   * A year: so many windows at once, each answered after so long and stored in so long, one after
   * the other.
   */
  @ParameterizedTest(name = "{0} at once, {1} s to answer, {2} s to store")
  @CsvSource({"1, 30, 3", "2, 30, 3", "3, 30, 3", "2, 30, 12", "2, 1, 20", "2, 1, 1"})
  void the_end_is_known_within_a_third_after_the_first_windows(
      int atOnce, long answer, long store) {
    long[] etas = new long[12];
    long[] at = new long[12];
    Deque<Long> begun = new ArrayDeque<>();
    int next = 0;
    for (int turn = 0; turn < 12; turn++) {
      for (; next < 12 && next - turn < atOnce; next++) {
        progress.begun(window(next));
        begun.add(seconds());
      }
      progress.planned(12 - next, atOnce);
      pass(Math.max(0, begun.remove() + answer - seconds()) + store);
      progress.committed(window(turn), Receipt.ZERO, Set.of(FIRST.plusDays(turn)));
      progress.ended(window(turn));
      etas[turn] = progress.now().etaSeconds();
      at[turn] = seconds();
    }

    for (int turn = atOnce; turn < 9; turn++) {
      assertThat(etas[turn])
          .as("after window %d", turn + 1)
          .isCloseTo(seconds() - at[turn], Percentage.withPercentage(34));
    }
    assertThat(etas[11]).isZero();
  }

  @Test
  void while_a_window_is_awaited_the_end_comes_nearer() {
    progress.begun(window(0));
    pass(30);
    progress.committed(window(0), Receipt.ZERO, Set.of());
    progress.begun(window(1));
    progress.planned(2, 1);
    assertThat(progress.now().etaSeconds()).isEqualTo(90);
    pass(20);
    assertThat(progress.now().etaSeconds()).isEqualTo(70);
    pass(20);
    assertThat(progress.now().etaSeconds()).as("it takes longer than the first").isEqualTo(60);
  }

  @Test
  void a_window_that_failed_is_still_to_do() {
    progress.begun(window(0));
    progress.planned(11, 1);
    progress.ended(window(0));

    assertThat(progress.now().windows()).isEqualTo(12);
    progress.planned(13, 1); // in halves, and the rest
    assertThat(progress.now().windows()).isEqualTo(13);
  }

  @Test
  void a_day_that_came_in_parts_is_done_once() {
    progress.begun(window(0));
    progress.committed(window(0), Receipt.ZERO, Set.of());
    progress.begun(window(1));
    progress.committed(window(1), Receipt.ZERO, Set.of(FIRST));
    progress.begun(window(2));
    progress.committed(window(2), Receipt.ZERO, Set.of(FIRST, FIRST.plusDays(1)));

    assertThat(progress.now().windowsDone()).isEqualTo(3);
    assertThat(progress.now().daysDone()).isEqualTo(2);
    assertThat(progress.now().days()).isEqualTo(365);
  }

  private void pass(long seconds) {
    nanos.addAndGet(seconds * 1_000_000_000);
  }

  private long seconds() {
    return nanos.get() / 1_000_000_000;
  }

  private static Window window(int number) {
    return Days.of(FIRST.plusDays(number)).in(ZoneOffset.UTC);
  }
}
