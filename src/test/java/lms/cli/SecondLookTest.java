package lms.cli;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the terminal says of a day that the days before make one look at again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecondLookTest extends LoadCommandTest {
  @Test
  void a_whole_day_loaded_again_says_what_changed() {
    answer(aTrialRun(), aSubmission().with("is_correct", "0"));
    assertThat(lms("run").out()).doesNotContain("changed 2023");

    answer(aTrialRun(), aTrialRun().at("2023-05-31 20:00:00"), aSubmission());
    Ended again = lms("run");

    assertThat(again.status()).isZero();
    assertThat(again.out().lines())
        .contains("  changed 2023-05-31: 2 → 3 attempts, 1 late, 1 regraded");
  }

  @Test
  void a_day_without_attempts_after_a_week_of_full_ones_is_status_5() {
    Object[] week =
        IntStream.range(0, 7 * 60)
            .mapToObj(i -> aTrialRun().at("2023-05-%d 20:%02d:00".formatted(24 + i / 60, i % 60)))
            .toArray();
    answer(week);
    assertThat(lms("run", "--from", "2023-05-24", "--to", "2023-05-30").status()).isZero();

    answer();
    Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(5);
    assertThat(ended.out())
        .contains("WARNING (load run 2)", "  WARNING: 31 May 2023: no attempts, where Wednesdays")
        .contains("./lms run --day 2023-05-31");
    assertThat(folder.resolve("logs/2023-06-01.log"))
        .content()
        .contains("doubt | 2023-06-01 07:00:00 | WARN | 31 May 2023: no attempts");
  }
}
