package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import lms.faults.FaultProxy.Way;
import lms.ledger.Status;
import lms.support.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The wire to PostgreSQL is cut after byte k of a load run: whatever k is, the next load run has
 * every attempt once, and no status and no mail was untrue.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WireCutsTest extends FaultTest {
  @ParameterizedTest
  @EnumSource
  @Survives({"F10", "F11", "F32"})
  void a_cut_now_and_then_loses_nothing_and_doubles_nothing(Way way) throws Exception {
    cut(way, 12);
  }

  @ParameterizedTest
  @EnumSource
  @FaultsLong
  void a_cut_after_any_byte_loses_nothing_and_doubles_nothing(Way way) throws Exception {
    cut(way, Long.getLong("cuts", 300));
  }

  /** As many cuts, at distances as equal as can be; never more than there are bytes. */
  private void cut(Way way, long cuts) throws Exception {
    start(Map.of());
    api.then(Reply.json(REPLY));
    AtomicLong there = new AtomicLong();
    AtomicLong back = new AtomicLong();
    wire.happen(Fault.counting(there, back));
    assertThat(run().status()).isEqualTo(Status.SUCCEEDED);
    long bytes = (way == Way.THERE ? there : back).get();
    assertThat(bytes).isGreaterThan(5_000);
    long distinct = Math.min(cuts, bytes);
    LongStream.range(0, distinct).map(i -> i * bytes / distinct).forEach(k -> cutAfter(way, k));
  }

  private void cutAfter(Way way, long k) {
    try {
      beginAnew();
      wire.happen(Fault.cutOnce(way, k));
      run();
      assertRecovers(REPLY, REPLY);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("%s cut after byte %d".formatted(way, k), e);
    }
  }
}
