package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lms.cli.LmsProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Two processes load one day; the second starts a little later each time. */
@Tag("processes")
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class StaggeredTest {
  private static final int STEPS = Integer.getInteger("starts", 50);
  private static final int DONE = 0;
  private static final int HELD = 75;

  private static final String REPLY =
      array(
          IntStream.range(0, 2_400)
              .mapToObj(i -> aTrialRun().at("2023-05-31 10:00:00.%06d".formatted(i)))
              .toArray());

  private static final Oracle.Expected ALL = Oracle.after(Lane.DAY, REPLY);

  @TempDir private Path folder;

  private final List<Lane> lanes = new ArrayList<>();
  private final AtomicInteger held = new AtomicInteger();

  @AfterEach
  void closeLanes() throws IOException {
    for (Lane lane : lanes) {
      lane.close();
    }
  }

  /** From both at once to the second when the first should have ended. */
  @Test
  @FaultsLong
  @Survives("I18")
  void however_much_later_the_second_starts_the_day_is_loaded_once_and_both_say_the_truth(
      TestReporter reporter) throws Exception {
    lanes.add(new Lane(Files.createDirectory(folder.resolve("one"))));
    lanes.add(new Lane(Files.createDirectory(folder.resolve("other"))));
    long took = millisOfOne(lanes.get(0));

    Rounds.in(lanes, STEPS, (lane, n) -> two(lane, n * took / STEPS));

    reporter.publishEntry("turned away", "%s of %d, 0 to %d ms".formatted(held, STEPS, took));
    assertThat(held.get()).isPositive();
  }

  private static long millisOfOne(Lane lane) throws Exception {
    lane.begin();
    long begun = System.nanoTime();
    try (LmsProcess one = lane.process(REPLY)) {
      assertThat(one.awaitStatus(240)).isEqualTo(DONE);
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }

  private void two(Lane lane, long millis) throws Exception {
    try {
      lane.begin();
      try (LmsProcess one = lane.process(REPLY)) {
        one.hasEndedWithin(millis);
        try (LmsProcess other = lane.process(REPLY)) {
          int done = (end(one) == DONE ? 1 : 0) + (end(other) == DONE ? 1 : 0);
          assertThat(done).isPositive();
          assertThat(lane.rows("select status from load_run"))
              .hasSize(done)
              .containsOnly("SUCCEEDED");
        }
      }
      lane.invariants().storedExactly(ALL).ledgerAddsUp().everyEndIsTrue();
      lane.assertTheNextOneGoesOn(ALL);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("%d ms apart: %s".formatted(millis, e.getMessage()), e);
    }
  }

  /** How it has ended; what it says is the same. */
  private int end(LmsProcess process) throws Exception {
    int status = process.awaitStatus(240);
    assertThat(status).as(process.told()).isIn(DONE, HELD);
    held.addAndGet(status == HELD ? 1 : 0);
    assertThat(process.told())
        .contains(status == HELD ? "holds 2023-05-31 to 2023-05-31" : "SUCCEEDED (load run ");
    return status;
  }
}
