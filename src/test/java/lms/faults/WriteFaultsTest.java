package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lms.cli.LmsProcess;
import lms.support.Records;
import lms.support.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** What a process writes to a file, to the terminal or to a socket is not taken. */
class WriteFaultsTest extends TwoLanesTest {
  private static final String REPLY = Records.day(Lane.DAY, 3_000);
  private static final Oracle.Expected ALL = Oracle.after(Lane.DAY, REPLY);

  /** The first of each thread; every other one of them is tried. */
  private static final int WRITES = 80;

  private static final List<String> ERRORS = List.of("ENOSPC", "EIO");

  /** What traces the process is its grandchild: it stays our child. */
  private static final List<String> STRACE =
      List.of("strace", "-D", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=write");

  private final AtomicInteger struck = new AtomicInteger();

  /** In each thread the same one. */
  @Test
  @FaultsLong
  @Timeout(600)
  @Survives("I14")
  void whichever_write_fails_no_success_is_told_that_is_none(TestReporter reporter)
      throws Exception {
    assumeTrue(Tools.canStart(STRACE), "needs strace and the right to trace");
    Rounds.in(lanes, WRITES / 2, this::failing);
    reporter.publishEntry("not ended well", struck + " of " + WRITES / 2);
    assertThat(struck.get()).isPositive();
  }

  private void failing(Lane lane, int number) throws Exception {
    String fault = "error=%s:when=%d".formatted(ERRORS.get(number % 2), 2 * number + 1);
    try {
      lane.begin();
      try (LmsProcess run = lane.process(REPLY, strace("inject=write:" + fault))) {
        struck.addAndGet(lane.awaitTrueEnd(run, 90) == 0 ? 0 : 1);
        assertSuccessIsTrue(lane, run.told());
      }
      lane.assertTheNextOneGoesOn(ALL);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(fault + ": " + e.getMessage(), e);
    }
  }

  /** Who says that it has succeeded, in the ledger or to the terminal, has stored it all. */
  private static void assertSuccessIsTrue(Lane lane, String told) throws Exception {
    List<String> ends = lane.rows("select status from load_run");
    boolean good = ends.contains("SUCCEEDED") || ends.contains("WARNING");
    assertThat(good || !told.contains("SUCCEEDED")).as("%s", told).isTrue();
    if (good) {
      lane.invariants().storedExactly(ALL);
    }
  }

  private static List<String> strace(String injection) {
    List<String> all = new ArrayList<>(STRACE);
    all.addAll(List.of("-e", injection));
    return all;
  }
}
