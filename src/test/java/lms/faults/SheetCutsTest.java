package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import lms.Lms;
import lms.faults.FaultProxy.Way;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.support.Reply;
import lms.support.SheetsStandIn;
import lms.support.SheetsWorkbook.Tab;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way to Google is cut after byte k: the day stands in the sheet once, with its numbers. */
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetCutsTest extends WatchedTest {
  private SheetsStandIn google;
  private FaultProxy wire;

  @BeforeEach
  void startGoogle() throws IOException {
    google = new SheetsStandIn();
    wire = new FaultProxy(google.rootUrl().getPort());
  }

  @AfterEach
  void stopGoogle() throws IOException {
    wire.close();
    google.close();
  }

  @ParameterizedTest
  @EnumSource
  @FaultsLong
  @Survives("G11")
  void a_cut_after_any_byte_leaves_one_row(Way way) throws Exception {
    long cuts = Long.getLong("sheet.cuts", 100);
    URI throughTheWire = URI.create("http://127.0.0.1:" + wire.port() + "/");
    Map<String, String> settings =
        google.settings(throughTheWire, google.rootUrl().resolve("token"));
    api.then(Reply.json(FaultTest.REPLY));
    try (Lms lms = asCommand(settings)) {
      AtomicLong there = new AtomicLong();
      AtomicLong back = new AtomicLong();
      wire.happen(Fault.counting(there, back));
      publish(lms);
      long bytes = (way == Way.THERE ? there : back).get();
      assertThat(bytes).isGreaterThan(1_000);
      LongStream.range(0, cuts).map(i -> i * bytes / cuts).forEach(k -> cutAfter(lms, way, k));
    }
  }

  private void cutAfter(Lms lms, Way way, long k) {
    try {
      execute("update daily_stats set published_at = null, published_to = null");
      wire.happen(Fault.cutOnce(way, k));
      publish(lms);
      wire.heal();
    } catch (Exception | AssertionError e) {
      throw new AssertionError("%s cut after byte %d".formatted(way, k), e);
    }
  }

  /** Writes the day into an empty sheet, with a second load run should the first have failed. */
  private void publish(Lms lms) throws Exception {
    google.reset();
    Tab tab = google.workbook().add("Daily", 20, 10);
    lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY)));
    lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY)));

    String attempts = value("select attempts from daily_stats");
    assertThat(tab.filled()).hasSize(2);
    assertThat(tab.row(2)).startsWith(DAY.toString(), Double.valueOf(attempts));
    assertThat(rows("select published_at >= updated_at from daily_stats"))
        .isEqualTo(List.of("true"));
  }
}
