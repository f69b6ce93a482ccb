package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lms.cli.LmsProcess;
import lms.support.Records;
import lms.support.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process has too little of what a machine gives it: it says so and ends, and the next one loads
 * the day.
 */
class LimitsTest extends LaneTest {
  private static final String REPLY = Records.day(Lane.DAY, 3_000);
  private static final Oracle.Expected ALL = Oracle.after(Lane.DAY, REPLY);
  private static final int OUT_OF_MEMORY = 3;

  /** Who has no rights here and no other processes. */
  private static final String NOBODY = "61234";

  /** From too few for the JVM itself to just too few for a load run. */
  @Test
  @FaultsLong
  @Survives("I15")
  void too_few_open_files_end_it_with_a_reason() throws Exception {
    assumeTrue(Tools.are("prlimit"), "needs prlimit");
    int enough = 0;
    for (int files = 64; enough == 0; files += files < 160 ? 48 : 8) {
      lane.begin();
      try (LmsProcess run = lane.process(REPLY, List.of("prlimit", "--nofile=" + files))) {
        if (lane.awaitTrueEnd(run, 90) == 0) {
          enough = files;
        } else {
          assertThat(run.told()).containsAnyOf("Error", "Exception", "Too many open files");
        }
      }
      lane.assertTheNextOneGoesOn(ALL);
    }
    assertThat(enough).isGreaterThan(64);
  }

  /** A load run needs fewer than 40. */
  @ParameterizedTest
  @ValueSource(ints = {12, 16, 20, 40})
  @FaultsLong
  @Survives("I16")
  void a_load_run_of_too_few_threads_ends_with_a_reason(int threads) throws Exception {
    try (LmsProcess run = lane.process(REPLY, nobodyWith(threads))) {
      if (lane.awaitTrueEnd(run, 90) != 0) {
        assertThat(run.told()).contains("unable to create native thread");
      }
    }
    lane.assertTheNextOneGoesOn(ALL);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 30, 40})
  @FaultsLong
  @Survives("I16")
  void a_service_of_too_few_threads_ends_with_a_reason(int threads) throws Exception {
    Map<String, String> never = Map.of("CATCH_UP_FROM", "2100-01-01");
    try (LmsProcess service = lane.service(REPLY, nobodyWith(threads), List.of(), never)) {
      assertThat(service.awaitStatus(90)).isEqualTo(1);
      assertThat(service.told()).contains("unable to create native thread");
    }
    lane.assertTheNextOneGoesOn(ALL);
  }

  /** Its folder is theirs: a right to all files is not asked by everything that opens one. */
  private List<String> nobodyWith(int threads) throws Exception {
    assumeTrue(Tools.areRoots("setpriv", "prlimit", "chown"), "needs root, setpriv and prlimit");
    Tools.call("chown", "-R", NOBODY, folder.toString());
    String reads = "+dac_override,+dac_read_search"; // the classes may be in a home
    return List.of(
        "setpriv",
        "--reuid=" + NOBODY,
        "--inh-caps=" + reads,
        "--ambient-caps=" + reads,
        "--bounding-set=-sys_resource,-sys_admin",
        "prlimit",
        "--nproc=" + threads);
  }

  /** From enough to just too little. */
  @Test
  @FaultsLong
  @Survives("I7")
  void too_small_a_heap_ends_it_at_once() throws Exception {
    int status = 0;
    for (int megabytes = 32; status == 0; megabytes -= 2) {
      lane.begin();
      try (LmsProcess run = lane.process(REPLY, List.of(), "-Xmx%dm".formatted(megabytes))) {
        status = lane.awaitTrueEnd(run, 90);
        assertThat(run.told().contains("java.lang.OutOfMemoryError")).isEqualTo(status != 0);
      }
      lane.assertTheNextOneGoesOn(ALL);
    }
    assertThat(status).isEqualTo(OUT_OF_MEMORY);
    assertThat(lane.rows("select status, error ->> 'message' from load_run order by id"))
        .containsExactly("FAILED process ended", "SUCCEEDED null");
  }

  @Test
  @Survives("J14")
  void a_file_of_a_key_that_may_not_be_read_lets_nothing_start() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "canary");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("-wx------"));
    List<String> limits = new ArrayList<>();
    if (Files.isReadable(key)) {
      assumeTrue(Tools.areRoots("setpriv"), "needs setpriv, for root may read everything");
      limits.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
    }
    Map<String, String> settings = Map.of("API_CLIENT_KEY", "", "API_CLIENT_KEY_FILE", "key");
    try (LmsProcess service = lane.service(REPLY, limits, List.of(), settings)) {
      assertThat(service.awaitStatus(60)).isEqualTo(3);
      assertThat(service.told()).contains("API_CLIENT_KEY_FILE").doesNotContain("canary");
    }
    assertThat(lane.rows("select id from load_run")).isEmpty();
  }
}
