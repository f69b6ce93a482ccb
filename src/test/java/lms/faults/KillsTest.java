package lms.faults;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lms.cli.LmsProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * A process that loads is killed, at any moment, at the boundaries of each stage, after it was
 * asked to end: the next one reaches exactly the same rows.
 */
class KillsTest extends TwoLanesTest {
  private static final List<String> STAGES =
      List.of("claim", "window", "extract", "store", "doubt", "report", "notify", "close", "post");

  /** More than a chunk; some of it is otherwise in the second reply, and some is new there. */
  private static final String FIRST = reply(2_400, 0);

  private static final String SECOND = reply(3_000, 1);
  private static final Oracle.Expected ONE = Oracle.after(Lane.DAY, SECOND);
  private static final Oracle.Expected BOTH = Oracle.after(Lane.DAY, FIRST, SECOND);

  private final AtomicInteger struck = new AtomicInteger();

  private static String reply(int records, int grade) {
    return array(
        IntStream.range(0, records)
            .mapToObj(
                i ->
                    (i % 3 == 0
                            ? aSubmission().with("is_correct", String.valueOf(i % 2 * grade))
                            : aTrialRun())
                        .at("2023-05-31 10:00:00.%06d".formatted(i)))
            .toArray());
  }

  @Test
  @FaultsLong
  @Survives({"I2", "I21"})
  void killed_at_any_moment(TestReporter reporter) throws Exception {
    long seed = Long.getLong("kills.seed", System.nanoTime());
    reporter.publishEntry("kills.seed", String.valueOf(seed));
    Duration[] took = timed(lanes.get(0));
    int kills = Integer.getInteger("kills", 200);
    Rounds.in(lanes, kills, (lane, n) -> killed(lane, n, took, seed + n));
    reporter.publishEntry("killed before their end", struck + " of " + kills);
    assertThat(struck.get()).isGreaterThan(kills / 2);
  }

  /** How long a process takes until it asks the API, and then to its end. */
  private static Duration[] timed(Lane lane) throws Exception {
    lane.begin();
    long begun = System.nanoTime();
    try (LmsProcess process = lane.process(SECOND)) {
      lane.awaitAsked();
      long asked = System.nanoTime();
      assertThat(process.awaitStatus(90)).isZero();
      return new Duration[] {
        Duration.ofNanos(asked - begun), Duration.ofNanos(System.nanoTime() - asked)
      };
    }
  }

  /** Every fourth time at any moment of its life, else while it loads; every tenth crashes. */
  private void killed(Lane lane, int number, Duration[] took, long seed) throws Exception {
    Random random = new Random(seed);
    boolean whole = number % 4 == 0;
    long most = took[1].plus(whole ? took[0] : Duration.ZERO).toMillis();
    long after = random.nextInt((int) most);
    String signal = number % 10 == 9 ? "SEGV" : "KILL";
    round(
        lane,
        number,
        "round %d of kills.seed %d: SIG%s after %d ms%s"
            .formatted(number, seed - number, signal, after, whole ? " of all" : ""),
        process -> {
          if (!whole) {
            lane.awaitAsked();
          }
          process.hasEndedWithin(after);
          process.signal(signal);
          struck.addAndGet(process.awaitStatus(90) == 0 ? 0 : 1);
        });
  }

  @Test
  @FaultsLong
  @Survives("I1")
  void killed_at_the_boundaries_of_each_stage() throws Exception {
    List<String> boundaries =
        STAGES.stream().flatMap(stage -> Stream.of(stage + " begins", stage + " done")).toList();
    Rounds.in(
        lanes,
        boundaries.size(),
        (lane, n) ->
            round(
                lane,
                n,
                "killed when " + boundaries.get(n),
                () -> lane.processUntil(SECOND, boundaries.get(n)),
                process -> assertThat(process.awaitStatus(90)).isEqualTo(Halting.STATUS)));
  }

  @Test
  @FaultsLong
  @Survives("I3")
  void asked_to_end_in_each_stage() throws Exception {
    inEachStage(
        process -> {
          process.terminate();
          assertThat(process.awaitStatus(25)).isIn(0, 128 + 15);
        });
  }

  @Test
  @FaultsLong
  @Survives("I4")
  void asked_to_end_in_each_stage_and_killed_a_second_later() throws Exception {
    inEachStage(
        process -> {
          process.terminate();
          process.hasEndedWithin(1_000);
          process.kill();
        });
  }

  private void inEachStage(End end) throws Exception {
    Rounds.in(
        lanes,
        STAGES.size(),
        (lane, n) ->
            round(
                lane,
                n,
                "in stage " + STAGES.get(n),
                process -> {
                  lane.awaitStage(STAGES.get(n), "begins");
                  end.of(process);
                }));
  }

  /** What ends a process. */
  private interface End {
    void of(LmsProcess process) throws Exception;
  }

  /** What begins one. */
  private interface Begin {
    LmsProcess process() throws IOException;
  }

  private static void round(Lane lane, int number, String what, End end) throws Exception {
    round(lane, number, what, () -> lane.process(SECOND), end);
  }

  /** Every other time the day is loaded already, and what it has is changed. */
  private static void round(Lane lane, int number, String what, Begin begin, End end)
      throws Exception {
    boolean again = number % 2 == 1;
    try {
      if (again) {
        lane.begin(FIRST);
      } else {
        lane.begin();
      }
      try (LmsProcess process = begin.process()) {
        end.of(process);
      }
      lane.assertTheNextOneGoesOn(again ? BOTH : ONE);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(what + ": " + e.getMessage(), e);
    }
  }
}
