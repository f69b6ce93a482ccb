package lms.routes;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lms.Lms;
import lms.cli.Pipeline;
import lms.extract.Reading;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Something of ours fails in a way that nobody foresaw. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DefectTest extends RouteTest {
  private static final String REPLY =
      array(IntStream.range(0, 3_000).mapToObj(DefectTest::record).toArray());

  private static Object record(int number) {
    return aTrialRun().at("2023-05-31 10:00:00.%06d".formatted(number));
  }

  /** If nobody told the thread that stores, it would wait for the deadline. */
  @Test
  @Timeout(60)
  void a_defect_in_the_middle_of_a_reply_ends_the_load_run_and_stores_no_part_of_the_window()
      throws SQLException {
    BrokenClock clock = new BrokenClock();
    api.then(Reply.json(REPLY));
    try (Lms lms =
        Lms.start(Pipeline.Mode.COMMAND, settings(Map.of()), database, clock, (n, bad) -> {})) {
      RunSummary summary = lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY))).summary();

      assertThat(summary.status()).isEqualTo(Status.FAILED);
      assertThat(summary.failure().orElseThrow().message()).contains("defect", "planted");
    }
    assertThat(clock.reads.get()).isEqualTo(BrokenClock.GOOD + 1);
    assertThat(rows("select 1 from attempts")).isEmpty();
    assertThat(rows("select 1 from load_day")).isEmpty();
  }

  /** Breaks while a reply is read, behind some of its records. */
  private static final class BrokenClock extends Clock {
    private static final int GOOD = 50;

    private final AtomicInteger reads = new AtomicInteger();

    @Override
    public Instant instant() {
      boolean reading =
          StackWalker.getInstance()
              .walk(frames -> frames.skip(1).findFirst())
              .filter(caller -> caller.getClassName().equals(Reading.class.getName()))
              .isPresent();
      if (reading && reads.incrementAndGet() > GOOD) {
        throw new IllegalStateException("planted");
      }
      return CLOCK.instant();
    }

    @Override
    public ZoneId getZone() {
      return CLOCK.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return CLOCK.withZone(zone);
    }
  }
}
