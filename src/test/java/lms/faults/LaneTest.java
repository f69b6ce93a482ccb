package lms.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test in a lane of its own. */
@Tag("processes")
@Tag("faults")
@Timeout(300)
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class LaneTest {
  @TempDir Path folder;
  Lane lane;

  @BeforeEach
  void openLane() throws Exception {
    lane = new Lane(folder);
  }

  @AfterEach
  void closeLane() throws Exception {
    lane.close();
  }
}
