package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.support.Reply;
import lms.support.Rows;
import lms.support.Tools;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PostgreSQL's processes are killed while a window is being stored; the load run goes on by itself.
 */
@Tag("processes")
@Timeout(180)
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerFaultsTest extends WatchedTest {
  /** Of half of them a whole chunk is in the database already, not committed. */
  private static final String REPLY =
      array(
          IntStream.range(0, 5_000)
              .mapToObj(i -> aTrialRun().at("2023-05-31 10:00:00.%06d".formatted(i)))
              .toArray());

  @TempDir private static Path data;

  private final Semaphore halves = new Semaphore(0);
  private EmbeddedServer server;
  private Database pool;

  @BeforeEach
  void startServer() throws Exception {
    open();
    new Schema(pool.pool(), "public", folder).prepare();
    Rows.execute(
        pool.pool(),
        "truncate attempts, quarantine, daily_stats, course_stats, learner_stats, load_run, load_window, load_day, outbox, incident cascade");
  }

  private void open() throws DatabaseProblem {
    server = EmbeddedServer.open(data, line -> {});
    pool = connect(server.address());
  }

  @AfterEach
  void close() {
    pool.close();
    server.close();
  }

  private Database connect(Settings.Server address) throws DatabaseProblem {
    return Database.open(new Settings.Database(Optional.of(address), "public"), folder, s -> {});
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"QUIT, the server", "KILL, the server", "INT, the server", "KILL, our session"})
  @Survives({"F2", "F4", "F5", "F8"})
  void a_server_that_goes_while_a_window_is_stored_is_waited_for(String signal, String whom)
      throws Exception {
    Map<String, String> patient = Map.of("API_RETRIES", "6");
    api.then(Reply.slow(REPLY, REPLY.length() / 2 + 1, halves), Reply.json(REPLY));
    halves.release();
    try (Lms lms =
        Lms.start(
            Pipeline.Mode.COMMAND, settings(patient), pool.pool(), CLOCK, (records, bad) -> {})) {
      CompletableFuture<RunSummary> running =
          CompletableFuture.supplyAsync(
              () -> lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY))).summary());
      Rows.execute(pool.pool(), Rows.AWAIT_STORING);
      if (whom.equals("the server")) {
        kill(signal, postmaster());
        startAgain();
      } else {
        kill(signal, session());
      }
      halves.release();

      assertThat(running.get(120, TimeUnit.SECONDS).status()).isEqualTo(Status.SUCCEEDED);
    }
    assertThat(api.requests()).hasSizeGreaterThan(1);
    Invariants.of(pool.pool())
        .storedExactly(Oracle.after(DAY, REPLY))
        .ledgerAddsUp()
        .everyEndIsTrue();
  }

  /** As a standby that had not got everything when it took over. */
  @Test
  @FaultsLong
  @Survives("F22")
  void a_server_that_lacks_the_last_commits_is_given_them_again() throws Exception {
    Path behind = folder.resolve("behind");
    Path files = data.resolve("postgres");
    close();
    Tools.call("cp", "-a", files.toString(), behind.toString());
    open();
    api.then(Reply.json(REPLY));
    assertThat(makeUp().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(Rows.of(pool.pool(), "select status from load_run")).containsExactly("SUCCEEDED");
    close();
    Tools.call("mv", files.toString(), folder.resolve("lost").toString());
    Tools.call("mv", behind.toString(), files.toString());
    open();

    assertThat(Rows.of(pool.pool(), "select id from load_run")).isEmpty();
    assertThat(makeUp().status()).isEqualTo(Status.SUCCEEDED);

    assertThat(api.requests()).hasSize(2);
    Invariants.of(pool.pool())
        .storedExactly(Oracle.after(DAY, REPLY))
        .ledgerAddsUp()
        .everyEndIsTrue();
  }

  /** What the service does each minute. */
  private RunSummary makeUp() {
    Map<String, String> due = Map.of("CATCH_UP_FROM", DAY.toString());
    try (Lms lms =
        Lms.start(Pipeline.Mode.COMMAND, settings(due), pool.pool(), CLOCK, (n, bad) -> {})) {
      return lms.ask("make-up", "", RunSummary.class);
    }
  }

  @Test
  @Survives("F24")
  void a_wrong_password_is_said_at_once_and_not_shown() {
    Settings.Server right = server.address();
    Settings.Server wrong =
        new Settings.Server(
            right.host(), right.port(), right.name(), right.user(), new Secret("canary word"));
    long begun = System.nanoTime();

    assertThatThrownBy(() -> connect(wrong))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("DB_PASSWORD")
        .hasMessageNotContaining("canary")
        .hasMessageNotContaining(right.password().value());
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  @Survives("J9")
  void a_password_of_any_characters_opens() throws Exception {
    String password = "p&ss%25 w+rd#@'\\ пароль";
    Rows.execute(
        pool.pool(), "create role odd login password '%s'".formatted(password.replace("'", "''")));
    Settings.Server address = server.address();
    Settings.Server odd =
        new Settings.Server(
            address.host(), address.port(), address.name(), "odd", new Secret(password));

    try (Database opened = connect(odd)) {
      assertThat(Rows.of(opened.pool(), "select current_user")).containsExactly("odd");
    }
  }

  private static void kill(String signal, String pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
  }

  private static String postmaster() throws IOException {
    return Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).get(0);
  }

  private String session() throws SQLException {
    return Rows.of(
            pool.pool(),
            "select pid from pg_stat_activity where application_name like 'lms load run %'")
        .get(0);
  }

  /** Its former processes may take a moment to go. */
  private void startAgain() throws Exception {
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
}
