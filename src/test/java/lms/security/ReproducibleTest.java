package lms.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import lms.faults.FaultsLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is built can be built again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReproducibleTest {
  @Test
  @FaultsLong
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  @Secures("S66")
  void two_builds_of_the_last_commit_give_the_same_bytes() throws Exception {
    assumeThat(Path.of(".git")).as("sources with their history").exists();

    Process check =
        new ProcessBuilder("tools/reproducible-check.sh").redirectErrorStream(true).start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor()).as(said).isZero();
    assertThat(said).contains("equal: lms-analytics-pipeline.jar\n", "equal: release/");
  }
}
