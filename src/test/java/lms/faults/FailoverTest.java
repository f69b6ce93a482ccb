package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lms.Lms;
import lms.cli.Pipeline;
import lms.database.Database;
import lms.database.DatabaseProblem;
import lms.database.Schema;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.support.Reply;
import lms.support.Rows;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The primary is killed, its standby takes over, and the product goes on there by itself. */
@Tag("processes")
@Timeout(180)
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class FailoverTest extends WatchedTest {
  /** Of half of them a whole chunk is in the database already, not committed. */
  private static final String REPLY =
      array(
          IntStream.range(0, 5_000)
              .mapToObj(i -> aTrialRun().at("2023-05-31 10:00:00.%06d".formatted(i)))
              .toArray());

  @TempDir private Path files;

  private PrimaryAndStandby servers;
  private Database pool;

  @BeforeEach
  void startServers() throws Exception {
    servers = new PrimaryAndStandby(files);
    pool = connect("127.0.0.1");
    new Schema(pool.pool(), "public", folder).prepare();
  }

  @AfterEach
  void close() throws Exception {
    pool.close();
    servers.close();
  }

  private Database connect(String name) throws DatabaseProblem {
    Settings.Server server =
        new Settings.Server(servers.hosts(name), 1, "postgres", "postgres", new Secret("any"));
    return Database.open(new Settings.Database(Optional.of(server), "public"), folder, s -> {});
  }

  @Test
  @FaultsLong
  @Survives("F21")
  void a_primary_that_dies_while_a_window_is_stored_is_followed_to_the_standby() throws Exception {
    Semaphore halves = new Semaphore(1);
    api.then(Reply.slow(REPLY, REPLY.length() / 2 + 1, halves), Reply.json(REPLY));
    CompletableFuture<RunSummary> running = CompletableFuture.supplyAsync(() -> load(pool));
    Rows.execute(pool.pool(), Rows.AWAIT_STORING);

    servers.failOver();
    halves.release();

    assertThat(running.get(120, TimeUnit.SECONDS).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(api.requests()).hasSizeGreaterThan(1);
    Invariants.of(servers.second())
        .storedExactly(Oracle.after(DAY, REPLY))
        .ledgerAddsUp()
        .everyEndIsTrue();
  }

  @Test
  @FaultsLong
  @Survives("F23")
  void an_old_primary_that_comes_back_as_a_standby_is_not_written_to() throws Exception {
    String early = array(aTrialRun());
    String late = array(aTrialRun(), aTrialRun().at("2023-05-31 23:00:00"));
    api.then(Reply.json(early), Reply.json(late), Reply.json(late));
    assertThat(load(pool).status()).isEqualTo(Status.SUCCEEDED);
    servers.failOver();
    servers.startFirstAsStandby();

    assertThat(load(pool).status()).as("with connections of before").isEqualTo(Status.SUCCEEDED);
    // By another name the driver knows nothing of either, and asks the first one first.
    try (Database anew = connect("localhost")) {
      assertThat(load(anew).status()).as("with none of before").isEqualTo(Status.SUCCEEDED);
    }

    assertThat(Rows.of(servers.first(), "select pg_is_in_recovery(), count(*) from attempts"))
        .containsExactly("true 1");
    Invariants.of(servers.second())
        .storedExactly(Oracle.after(DAY, early, late, late))
        .ledgerAddsUp()
        .everyEndIsTrue();
  }

  private RunSummary load(Database database) {
    Map<String, String> patient = Map.of("API_RETRIES", "6");
    try (Lms lms =
        Lms.start(
            Pipeline.Mode.COMMAND, settings(patient), database.pool(), CLOCK, (n, bad) -> {})) {
      return lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY))).summary();
    }
  }
}
