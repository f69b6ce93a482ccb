package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import lms.faults.FaultProxy.Way;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;

/** A stream is cut after one byte after the other. */
@Tag("faults")
abstract class SweepTest extends WatchedTest {
  private TestReporter reporter;
  private TestInfo test;

  @BeforeEach
  void takeDown(TestReporter reporter, TestInfo test) {
    this.reporter = reporter;
    this.test = test;
  }

  /**
   * Cuts the wires of the lanes in turn; the report tells where.
   *
   * @param cuts given how many bytes go this way
   */
  void sweep(List<? extends CutLane> lanes, Way way, LongFunction<Cuts> cuts) throws Exception {
    Cuts all = cuts.apply(bytes(lanes.get(0), way));
    assertThat(all.bytes()).isGreaterThan(500);
    long[] at = all.all().toArray();
    AtomicInteger struck = new AtomicInteger();
    Rounds.in(lanes, at.length, (lane, n) -> cutAfter(lane, way, at[n], struck));
    reporter.publishEntry(test.getDisplayName(), all + "; " + struck + " of them struck");
    assertThat(struck.get()).isGreaterThan(at.length * 9 / 10); // a load run may say less
  }

  /** In the second of two: by then everything that is done once is done. */
  private static long bytes(CutLane lane, Way way) throws Exception {
    AtomicLong there = new AtomicLong();
    AtomicLong back = new AtomicLong();
    lane.round(Fault.NONE);
    lane.round(Fault.counting(there, back));
    return (way == Way.THERE ? there : back).get();
  }

  private void cutAfter(CutLane lane, Way way, long k, AtomicInteger struck) {
    Cut cut = new Cut(way, k);
    try {
      lane.round(cut);
      struck.addAndGet(cut.hasStruck() ? 1 : 0);
      nothingHasLeaked(lane.folder);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("%s cut after byte %d: %s".formatted(way, k, e.getMessage()), e);
    }
  }

  /** Closes them, however the test has ended. */
  static void close(List<? extends CutLane> lanes) throws IOException {
    for (CutLane lane : lanes) {
      lane.close();
    }
  }
}
