package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import lms.cli.LmsProcess;
import lms.support.ControlGroup;
import lms.support.Records;
import org.junit.jupiter.api.Test;

/** The system kills a process for the memory it takes: it cannot say a word about it. */
class MemoryLimitTest extends LaneTest {
  private static final String REPLY = Records.day(Lane.DAY, 3_000);
  private static final Oracle.Expected ALL = Oracle.after(Lane.DAY, REPLY);

  private static final int KILLED = 128 + 9;
  private static final String MEMORY = "memory.limit_in_bytes";
  private static final long MEGABYTE = 1 << 20;

  /** It would keep within the limit, and give up by itself, if it knew of it. */
  private static final String[] IGNORANT = {"-XX:-UseContainerSupport", "-Xms16m", "-Xmx64m"};

  /** From too little for the JVM itself to enough. */
  @Test
  @FaultsLong
  @Survives("I8")
  void killed_wherever_it_takes_too_much() throws Exception {
    int megabytes = 16;
    int status;
    do {
      megabytes += 16;
      lane.begin();
      try (ControlGroup group = ControlGroup.of("memory")) {
        group.set(MEMORY, megabytes * MEGABYTE);
        try (LmsProcess run = lane.process(REPLY, group.starter(), IGNORANT)) {
          status = lane.awaitTrueEnd(run, 90);
        }
      }
      assertThat(status).isIn(KILLED, 0);
      lane.assertTheNextOneGoesOn(ALL);
    } while (status == KILLED);
    assertThat(megabytes).isGreaterThan(32);
  }

  /** From none left when it asks the API to enough. */
  @Test
  @FaultsLong
  @Survives("I8")
  void killed_while_it_loads() throws Exception {
    int megabytes = 0;
    int status;
    do {
      lane.begin();
      try (ControlGroup group = ControlGroup.of("memory");
          LmsProcess run = lane.process(REPLY, group.starter(), IGNORANT)) {
        lane.awaitAsked();
        group.set(MEMORY, group.get("memory.usage_in_bytes") + megabytes * MEGABYTE);
        status = lane.awaitTrueEnd(run, 90);
      }
      assertThat(status).isIn(KILLED, 0);
      lane.assertTheNextOneGoesOn(ALL);
      megabytes += 3;
    } while (status == KILLED);
    assertThat(megabytes).isGreaterThan(3);
  }
}
