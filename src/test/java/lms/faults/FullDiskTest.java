package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lms.cli.LmsProcess;
import lms.support.SmallDisk;
import org.junit.jupiter.api.Test;

/** A full disk costs what would have been written there, and no attempt. */
class FullDiskTest extends LaneTest {
  private static final String REPLY = array(aTrialRun());
  private static final Oracle.Expected ALL = Oracle.after(Lane.DAY, REPLY);

  @Test
  @FaultsLong
  @Survives("I10")
  void without_room_for_the_log_the_load_goes_on() throws Exception {
    try (SmallDisk full = SmallDisk.fullAt(folder.resolve("logs"));
        LmsProcess run = lane.process(REPLY)) {
      assertThat(run.awaitStatus(90)).as("%s", run.told()).isZero();
    }
    lane.assertTheNextOneGoesOn(ALL);
  }

  @Test
  @FaultsLong
  @Survives("I11")
  void
      without_room_for_report_mail_and_temporary_files_the_load_is_stored_and_the_rest_comes_later()
          throws Exception {
    Path data = folder.resolve("data");
    try (SmallDisk full = SmallDisk.fullAt(data);
        LmsProcess run = lane.process(REPLY, List.of(), "-Djava.io.tmpdir=" + data)) {
      assertThat(run.awaitStatus(90)).as("%s", run.told()).isEqualTo(5);
      assertThat(run.told()).contains("mail not delivered", "daily_stats.csv not delivered");
      assertThat(lane.rows("select status from outbox")).containsExactly("WAITING");
    }
    lane.assertTheNextOneGoesOn(ALL);
    assertThat(folder.resolve("data/reports/daily_stats.csv")).isNotEmptyFile();
  }
}
