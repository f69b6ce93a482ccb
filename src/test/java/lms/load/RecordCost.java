package lms.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lms.ledger.LoadRun;
import lms.ledger.RunProgress;
import lms.ledger.RunRequest;
import lms.ledger.Stop;
import lms.ledger.Trigger;
import lms.window.Days;

/**
 * What Camel costs a record: the shipped routes extract, ask, validate and quarantine against the
 * same beans in a plain loop. Both read one reply from memory on a reader thread and hand chunks
 * over, which are counted and dropped: no network, no database. Turn by turn, so that what slows
 * the machine hits both.
 *
 * <p>{@code bench/run} starts it. Arguments: a file with the reply, its day, how many turns. Prints
 * the medians in nanoseconds a record: {@code routes 3000 loop 2000}.
 */
public final class RecordCost {
  private final Clock clock = Clock.systemUTC();
  private final ExecutorService readerThread = Executors.newSingleThreadExecutor();
  private final Days day;

  /** A way to read the reply. */
  private interface Way {
    void read(Transfer transfer) throws Exception;
  }

  private RecordCost(Days day) {
    this.day = day;
  }

  public static void main(String[] arguments) throws Exception {
    byte[] reply = Files.readAllBytes(Path.of(arguments[0]));
    RecordCost cost = new RecordCost(Days.of(LocalDate.parse(arguments[1])));
    try (RecordWays ways = new RecordWays(reply, cost.clock)) {
      cost.compare(Integer.parseInt(arguments[2]), ways);
    } finally {
      cost.readerThread.shutdownNow();
    }
  }

  private void compare(int turns, RecordWays ways) throws Exception {
    double[] ofRoutes = new double[turns];
    double[] ofLoop = new double[turns];
    nanosPerRecord(
        ways::byRoutes, ways.loader()); // so that Java has compiled what will be measured
    nanosPerRecord(ways::byLoop, ways.loader());
    for (int turn = 0; turn < turns; turn++) {
      ofRoutes[turn] = nanosPerRecord(ways::byRoutes, ways.loader());
      ofLoop[turn] = nanosPerRecord(ways::byLoop, ways.loader());
    }
    System.out.printf("routes %.0f loop %.0f%n", median(ofRoutes), median(ofLoop));
  }

  private double nanosPerRecord(Way way, Loader loader) throws Exception {
    Transfer transfer = new Transfer(loadRun(), day.in(ZoneOffset.UTC), clock, false);
    long begun = System.nanoTime();
    Future<?> reading = readerThread.submit(() -> read(way, transfer));
    long records = 0;
    loader.awaitFirst(transfer);
    for (Iterator<Chunk> chunks = loader.chunks(transfer); chunks.hasNext(); ) {
      Chunk chunk = chunks.next();
      records += chunk == null ? 0 : chunk.records();
    }
    reading.get();
    long nanos = System.nanoTime() - begun;
    loader.finish(transfer);
    loader.close(transfer);
    return (double) nanos / records;
  }

  private static void read(Way way, Transfer transfer) {
    try {
      way.read(transfer);
    } catch (Exception e) {
      transfer.fail(e); // the loader's finish throws it
    }
  }

  private LoadRun loadRun() {
    Instant now = clock.instant();
    return new LoadRun(
        1,
        "Bench",
        new RunRequest(Trigger.MANUAL, day),
        ZoneOffset.UTC,
        now,
        now.plus(Duration.ofHours(1)),
        new Stop(),
        new RunProgress(1, 1));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
