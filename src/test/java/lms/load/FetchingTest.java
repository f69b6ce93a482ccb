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
  void a_window_that_is_tried_again_has_a_new_transfer_and_nothing_else_begins() {
    Window window = windows.next();
    Transfer broken = fetching.turnOf(window);
    broken.close();
    Transfer again = fetching.turnOf(window);

    assertThat(again).isNotSameAs(broken);
    assertThat(fetching.beginning()).containsExactly(again);
  }

  @Test
  void after_a_refusal_one_less_is_under_way_down_to_one() {
    turn();
    List<Transfer> begun = fetching.beginning();
    fetching.refused();
    assertThat(begun.subList(0, 2)).allSatisfy(transfer -> transfer.reading().check());
    assertThatThrownBy(begun.get(2).reading()::check).hasMessageContaining("stopped");

    fetching.refused();
    fetching.refused();
    assertThatThrownBy(begun.get(1).reading()::check).hasMessageContaining("stopped");
    begun.get(0).close();
    turn();
    assertThat(fetching.beginning()).hasSize(1);
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
    assertThat(begun)
        .allSatisfy(t -> assertThatThrownBy(t.reading()::check).hasMessageContaining("stopped"));
  }

  private Transfer turn() {
    return fetching.turnOf(windows.next());
  }
}
