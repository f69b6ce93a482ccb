package lms.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import lms.ledger.LoadRun;
import lms.ledger.RunProgress;
import lms.ledger.RunRequest;
import lms.ledger.Stop;
import lms.ledger.Trigger;
import lms.ledger.WindowQueue;
import lms.window.Days;
import lms.window.Window;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Ten windows of a day each, three at once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FetchingTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2023-06-01T07:00:00Z"), ZoneOffset.UTC);
  private static final Days DAYS =
      new Days(LocalDate.parse("2023-05-22"), LocalDate.parse("2023-05-31"));

  private final LoadRun run =
      new LoadRun(
          1,
          "Uni",
          new RunRequest(Trigger.BACKFILL, DAYS),
          UTC,
          CLOCK.instant(),
          CLOCK.instant().plusSeconds(3600),
          new Stop(),
          new RunProgress(10, 10));
  private final WindowQueue windows = WindowQueue.of(List.of(DAYS), UTC, 1);
  private final Fetching fetching = new Fetching(run, windows, CLOCK, 3);

  @Test
  void with_the_first_window_two_others_begin_and_then_one_with_each() {
    Transfer first = turn();
    assertThat(fetching.beginning()).hasSize(3).startsWith(first);
    first.close();

    Transfer second = turn();
    assertThat(fetching.beginning()).hasSize(1).doesNotContain(second);
  }

  @Test
  void a_window_that_has_failed_has_the_api_for_itself_until_one_is_stored() {
    Window window = windows.next();
    fetching.turnOf(window).close();
    List<Transfer> ahead = fetching.beginning().subList(1, 3);
    fetching.failed(window, false);
    Transfer again = fetching.turnOf(window);

    assertThat(ahead).allSatisfy(FetchingTest::hasEnded);
    assertThat(fetching.beginning()).containsExactly(again);
    commit(again);
    turn();
    assertThat(fetching.beginning())
        .extracting(Transfer::window)
        .isEqualTo(DAYS.list().subList(1, 4).stream().map(day -> Days.of(day).in(UTC)).toList());
  }

  @Test
  void after_a_refusal_one_less_is_under_way_however_often_the_window_is_refused() {
    Transfer first = turn();
    fetching.failed(first.window(), true);
    fetching.failed(first.window(), true);
    commit(first);
    Transfer second = turn();
    assertThat(fetching.beginning()).hasSize(2);

    fetching.failed(second.window(), true);
    commit(second);
    Transfer third = turn();
    assertThat(fetching.beginning()).containsExactly(third);

    fetching.failed(third.window(), true);
    commit(third);
    Transfer fourth = turn();
    assertThat(fetching.beginning()).as("one always is").containsExactly(fourth);
  }

  @Test
  void it_knows_whose_first_try_was_begun_ahead() {
    Transfer first = turn();
    assertThat(fetching.wasBegunAhead(first.window())).isFalse();
    commit(first);
    Window second = turn().window();
    fetching.failed(second, false);
    fetching.turnOf(second);

    assertThat(fetching.wasBegunAhead(second)).as("also when it is tried again").isTrue();
  }

  @Test
  void behind_a_window_that_has_failed_ahead_of_its_turn_nothing_begins() {
    turn().close();
    fetching.beginning().get(1).fail(new IOException("refused"));
    turn();

    assertThat(fetching.beginning()).isEmpty();
  }

  @Test
  void whatever_ends_the_load_run_ends_what_had_no_turn() {
    turn();
    List<Transfer> begun = fetching.beginning();
    fetching.close();

    assertThat(run.progress().now().windows()).isEqualTo(10);
    begun.get(0).close();
    assertThat(begun).allSatisfy(FetchingTest::hasEnded);
  }

  private static void hasEnded(Transfer transfer) {
    assertThatThrownBy(transfer.reading()::check).hasMessageContaining("stopped");
  }

  private void commit(Transfer transfer) {
    transfer.storedBefore(0);
    transfer.judged(List.of(new DayVerdict(DaySums.ZERO, 0, true, true, false)));
    fetching.committed(transfer);
    transfer.close();
  }

  private Transfer turn() {
    return fetching.turnOf(windows.next());
  }
}
