package lms.load;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lms.Lms;
import lms.ledger.RunRequest;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A process that loads for years keeps nothing of the load runs before. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManyLoadRunsTest extends RouteTest {
  private static final int RUNS = 30;

  /** Bytes; what a try has met takes four times as much. */
  private static final long LEAST = 1 << 20;

  @Test
  void thirty_load_runs_need_no_more_memory_than_one() throws Exception {
    try (Lms lms = asCommand(Map.of())) {
      run(lms);
      long before = used();
      for (int i = 0; i < RUNS; i++) {
        run(lms);
      }
      assertThat(used() - before).isLessThan(RUNS * LEAST);
    }
  }

  private void run(Lms lms) throws Exception {
    api.then(Reply.json(array(aTrialRun())));
    assertThat(lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY))).summary().status())
        .isEqualTo(Status.SUCCEEDED);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
