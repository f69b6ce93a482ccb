package lms.faults;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lms.cli.LmsProcess;
import lms.security.Secures;
import lms.support.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small reply unpacks to hundreds of megabytes: a limit ends it, in a heap it would not fit. */
@Tag("processes")
@Tag("faults")
@Timeout(300)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BombsTest {
  private static final int NO_API = 4;

  /** Nearly a megabyte, no two alike. */
  private static final String RECORDS =
      IntStream.range(0, 1_500)
          .mapToObj(i -> aTrialRun().at("2023-05-31 10:00:00.%06d".formatted(i)).json() + ",")
          .collect(Collectors.joining());

  @TempDir private Path folder;
  private Lane lane;

  @BeforeEach
  void openLane() throws Exception {
    lane = new Lane(folder);
  }

  @AfterEach
  void closeLane() throws Exception {
    lane.close();
  }

  @ParameterizedTest(name = "{1}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [   | ' '    | API_MAX_RATIO=500     |  40 | a record may have 4 MiB
          ["  | x      | API_MAX_RATIO=500     |  40 | a record may have 4 MiB
          [   | RECORD | API_MAX_RATIO=5       |  96 | API_MAX_RATIO=5 allows
          [   | RECORD | API_MAX_BYTES=120m    |  96 | API_MAX_BYTES=120m allows
          [   | RECORD | API_MAX_RECORDS=80000 |  96 | API_MAX_RECORDS=80000 allows
          """)
  @FaultsLong
  @Survives("C26")
  @Secures("S3")
  void what_unpacks_to_hundreds_of_megabytes_is_ended_by_a_limit_in_a_small_heap(
      String begin, String again, String setting, int megabytes, String limit) throws Exception {
    String[] limited = setting.split("=");
    Reply bomb = RawReply.bomb(begin, again.replace("RECORD", RECORDS));
    Map<String, String> settings = Map.of(limited[0], limited[1]);
    try (LmsProcess run = lane.process(bomb, settings, "-Xmx%dm".formatted(megabytes))) {
      assertThat(run.awaitStatus(270)).as("%s", run.told()).isEqualTo(NO_API);
      assertThat(run.told()).contains(limit).doesNotContain("OutOfMemoryError");
    }
    lane.invariants().storedNothing().everyEndIsTrue();
  }
}
