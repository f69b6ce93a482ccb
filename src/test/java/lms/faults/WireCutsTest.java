package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import lms.database.Database;
import lms.faults.FaultProxy.Way;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.support.Rows;
import lms.support.TestDatabase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The wire to PostgreSQL is cut after byte k of a load run: whatever k is, the next load run has
 * every attempt once, and no status and no mail was untrue.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WireCutsTest extends SweepTest {
  @ParameterizedTest
  @EnumSource
  @Survives({"F10", "F11", "F32"})
  void a_cut_now_and_then_loses_nothing_and_doubles_nothing(Way way) throws Exception {
    sweep(1, way, bytes -> Cuts.few(bytes, 12));
  }

  @ParameterizedTest
  @EnumSource
  @FaultsLong
  @Survives({"F10", "F11", "F32"})
  void a_cut_after_every_47th_byte_loses_nothing_and_doubles_nothing(Way way) throws Exception {
    sweep(2, way, bytes -> Cuts.many(bytes, 47, 400)); // a load run may say 150 bytes more
  }

  private void sweep(int count, Way way, LongFunction<Cuts> cuts) throws Exception {
    List<WireLane> lanes = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        lanes.add(new WireLane(folder.resolve("lane" + i)));
      }
      sweep(lanes, way, cuts);
    } finally {
      close(lanes);
    }
  }

  /** The wire is the one to PostgreSQL; each round logs in anew. */
  private static final class WireLane extends CutLane {
    private final Database pool;

    WireLane(Path folder) throws Exception {
      super(folder, TestDatabase.port());
      String name = Rows.of(database, "select current_database()").get(0);
      Settings.Server server =
          new Settings.Server("127.0.0.1", wire.port(), name, "postgres", new Secret("any"));
      Optional<Settings.Server> behindTheWire = Optional.of(server);
      pool = Database.open(new Settings.Database(behindTheWire, "public"), folder, line -> {});
      start(pool.pool(), Map.of());
    }

    @Override
    void begin() {
      connections().softEvictConnections();
    }

    /** Every connection is back in the pool; the lease has one for a moment now and then. */
    @Override
    void end() throws InterruptedException {
      CountDownLatch never = new CountDownLatch(1);
      for (int i = 0; i < 1_000 && connections().getActiveConnections() > 0; i++) {
        never.await(10, TimeUnit.MILLISECONDS);
      }
      assertThat(connections().getActiveConnections()).as("that nobody gave back").isZero();
    }

    private HikariPoolMXBean connections() {
      return ((HikariDataSource) pool.pool()).getHikariPoolMXBean();
    }

    @Override
    public void close() throws IOException {
      super.close();
      pool.close();
    }
  }
}
