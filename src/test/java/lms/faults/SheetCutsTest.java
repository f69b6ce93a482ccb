package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import lms.faults.FaultProxy.Way;
import lms.support.Rows;
import lms.support.SheetsStandIn;
import lms.support.SheetsWorkbook.Tab;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way to Google is cut after byte k: the day stands in the sheet once, with its numbers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetCutsTest extends SweepTest {
  @ParameterizedTest
  @EnumSource
  @Survives("G11")
  void a_cut_now_and_then_leaves_one_row(Way way) throws Exception {
    sweep(2, way, bytes -> Cuts.few(bytes, 4));
  }

  /** Before Google is asked again time passes: several wait at once. */
  @ParameterizedTest
  @EnumSource
  @FaultsLong
  @Survives("G11")
  void a_cut_after_any_byte_leaves_one_row(Way way) throws Exception {
    sweep(8, way, bytes -> Cuts.many(bytes, 1, 0));
  }

  private void sweep(int count, Way way, LongFunction<Cuts> cuts) throws Exception {
    List<SheetLane> lanes = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        lanes.add(new SheetLane(folder.resolve("lane" + i), new SheetsStandIn()));
      }
      sweep(lanes, way, cuts);
    } finally {
      close(lanes);
    }
  }

  /** The wire is the one to Google's sheets, not to its tokens. */
  private static final class SheetLane extends CutLane {
    private final SheetsStandIn google;
    private Tab tab;

    SheetLane(Path folder, SheetsStandIn google) throws Exception {
      super(folder, google.rootUrl().getPort());
      this.google = google;
      URI throughTheWire = URI.create("http://127.0.0.1:" + wire.port() + "/");
      start(database, google.settings(throughTheWire, google.rootUrl().resolve("token")));
    }

    @Override
    void begin() {
      google.reset();
      tab = google.workbook().add("Daily", 20, 10);
    }

    @Override
    void end() throws Exception {
      String attempts = Rows.of(database, "select attempts from daily_stats").get(0);
      assertThat(tab.filled()).hasSize(2);
      assertThat(tab.row(2)).startsWith(DAY.toString(), Double.valueOf(attempts));
      assertThat(Rows.of(database, "select published_at >= updated_at from daily_stats"))
          .containsExactly("true");
    }

    @Override
    public void close() throws IOException {
      super.close();
      google.close();
    }
  }
}
