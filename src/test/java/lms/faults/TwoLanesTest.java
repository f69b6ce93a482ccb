package lms.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A test of many {@link Rounds}, which go on in two lanes beside each other. */
@Tag("processes")
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class TwoLanesTest {
  List<Lane> lanes = List.of();

  @TempDir private Path folder;

  @BeforeEach
  void openLanes() throws Exception {
    Lane one = new Lane(Files.createDirectory(folder.resolve("one")));
    lanes = List.of(one);
    lanes = List.of(one, new Lane(Files.createDirectory(folder.resolve("other"))));
  }

  @AfterEach
  void closeLanes() throws IOException {
    for (Lane lane : lanes) {
      lane.close();
    }
  }
}
