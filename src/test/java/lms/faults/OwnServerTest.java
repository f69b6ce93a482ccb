package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lms.Lms;
import lms.cli.Pipeline;
import lms.database.Database;
import lms.database.DatabaseProblem;
import lms.database.EmbeddedServer;
import lms.database.Schema;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Trigger;
import lms.settings.Settings;
import lms.support.Reply;
import lms.support.Rows;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The product with a PostgreSQL of the class's own, which may be killed, stopped and started. */
@Tag("processes")
@Tag("faults")
abstract class OwnServerTest extends WatchedTest {
  /** Of half of them a whole chunk is in the database already, not committed. */
  static final String REPLY =
      array(
          IntStream.range(0, 5_000)
              .mapToObj(i -> aTrialRun().at("2023-05-31 10:00:00.%06d".formatted(i)))
              .toArray());

  @TempDir static Path data;

  EmbeddedServer server;
  Database pool;
  private final Semaphore halves = new Semaphore(0);

  @BeforeEach
  void startServer() throws Exception {
    open();
    new Schema(pool.pool(), "public", folder).prepare();
    Rows.execute(
        pool.pool(),
        "truncate attempts, quarantine, daily_stats, course_stats, learner_stats, load_run, load_window, load_day, outbox, incident restart identity cascade");
  }

  /** Starts the server, and opens a pool of the product's own. */
  void open() throws DatabaseProblem {
    server = EmbeddedServer.open(data, line -> {});
    pool = connect(server.address());
  }

  @AfterEach
  void close() {
    pool.close();
    server.close();
  }

  Database connect(Settings.Server address) throws DatabaseProblem {
    return Database.open(new Settings.Database(Optional.of(address), "public"), folder, s -> {});
  }

  /** The product as a command; as often as a setting says it tries again. */
  Lms start(Map<String, String> settings) {
    return Lms.start(
        Pipeline.Mode.COMMAND, settings(settings), pool.pool(), CLOCK, (records, bad) -> {});
  }

  /** A load run of the day that has half of its reply: a chunk of it is stored, not committed. */
  CompletableFuture<RunSummary> half(Lms lms) throws Exception {
    api.then(Reply.slow(REPLY, REPLY.length() / 2 + 1, halves), Reply.json(REPLY));
    halves.release();
    CompletableFuture<RunSummary> running =
        CompletableFuture.supplyAsync(
            () -> lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY))).summary());
    Rows.execute(pool.pool(), Rows.AWAIT_STORING);
    return running;
  }

  /** Lets the other half of the reply come. */
  void whole() {
    halves.release();
  }

  static void kill(String signal, String pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
  }

  static String postmaster() throws IOException {
    return Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).get(0);
  }

  /** Its former processes may take a moment to go. */
  void startAgain() throws DatabaseProblem, InterruptedException {
    server.close();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    CountDownLatch never = new CountDownLatch(1);
    while (true) {
      try {
        server = EmbeddedServer.open(data, line -> {});
        return;
      } catch (DatabaseProblem e) {
        if (System.nanoTime() > until) {
          throw e;
        }
        never.await(200, TimeUnit.MILLISECONDS);
      }
    }
  }

  /** Waits until it is so, a minute at most. */
  static void await(Callable<Boolean> so) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    CountDownLatch never = new CountDownLatch(1);
    while (!so.call()) {
      assertThat(System.nanoTime()).isLessThan(until);
      never.await(50, TimeUnit.MILLISECONDS);
    }
  }

  /** The oracle agrees, and the ledger is true. */
  void assertNothingLostNothingDoubled() throws Exception {
    Invariants.of(pool.pool())
        .storedExactly(Oracle.after(DAY, REPLY))
        .ledgerAddsUp()
        .everyEndIsTrue();
  }
}
