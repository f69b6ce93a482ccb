package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import lms.cli.LmsProcess;
import lms.support.ControlGroup;
import lms.support.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process gets a twentieth of a processor: it starts in a minute, and loads in another. */
class ProcessorLimitTest extends TwoLanesTest {
  private static final String REPLY = Records.day(Lane.DAY, 30);
  private static final Oracle.Expected ALL = Oracle.after(Lane.DAY, REPLY);

  /** Of how many it may run how many microseconds. */
  private static final long PERIOD = 100_000;

  private static final long QUOTA = PERIOD / 20;

  /** Both beside each other: neither takes anything from the other. */
  @Test
  @FaultsLong
  @Timeout(600)
  @Survives("I17")
  void it_gets_done_or_is_ended_by_its_deadline() throws Exception {
    try (ControlGroup one = aTwentieth();
        ControlGroup other = aTwentieth()) {
      Rounds.in(
          lanes,
          2,
          (lane, number) -> {
            if (number == 0) {
              assertThat(load(lane, one, "2h")).isZero();
              lane.invariants().storedExactly(ALL);
            } else {
              assertThat(load(lane, other, "1s")).isIn(1, 4);
              assertEndedByItsDeadline(lane);
            }
            lane.assertTheNextOneGoesOn(ALL);
          });
    }
  }

  private static ControlGroup aTwentieth() throws IOException {
    ControlGroup group = ControlGroup.of("cpu");
    group.set("cpu.cfs_period_us", PERIOD);
    group.set("cpu.cfs_quota_us", QUOTA);
    return group;
  }

  /** Its status. */
  private static int load(Lane lane, ControlGroup group, String deadline) throws Exception {
    Map<String, String> settings = Map.of("RUN_DEADLINE", deadline);
    try (LmsProcess run = lane.process(REPLY, group.starter(), settings)) {
      return lane.awaitTrueEnd(run, 500);
    }
  }

  private static void assertEndedByItsDeadline(Lane lane) throws SQLException {
    assertThat(lane.rows("select status, error ->> 'message' from load_run"))
        .singleElement()
        .asString()
        .startsWith("FAILED")
        .contains("deadline");
    lane.invariants().storedNothing();
  }
}
