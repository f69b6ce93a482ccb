package lms.cli;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import lms.database.EmbeddedServer;
import lms.faults.Survives;
import lms.settings.Settings;
import lms.support.GraderStandIn;
import lms.support.Reply;
import lms.support.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Load runs in processes of their own, side by side and killed, with the embedded PostgreSQL of one
 * DATA_DIR. Each test has a day of its own.
 */
@Tag("processes")
@Timeout(180)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunProcessTest {
  /** Of half of them a whole chunk is in the database already, not committed. */
  private static final int MANY = 5_000;

  @TempDir private static Path folder;
  @TempDir private Path said;

  private final List<LmsProcess> started = new ArrayList<>();
  private final Semaphore halves = new Semaphore(0);
  private GraderStandIn api;

  @BeforeEach
  void listen() throws IOException {
    api = new GraderStandIn();
  }

  @AfterEach
  void nothing_is_left_running() throws Exception {
    started.forEach(LmsProcess::close);
    api.close();
    boolean left = Files.exists(postmaster());
    server().close(); // should a test have failed half way
    assertThat(left).isFalse();
  }

  @Test
  void load_runs_of_different_days_share_the_embedded_server() throws Exception {
    api.then(inHalves("2023-05-01", 2), inHalves("2023-05-02", 2));

    LmsProcess one = run("2023-05-01");
    api.awaitRequest();
    LmsProcess other = run("2023-05-02");
    api.awaitRequest();
    assertThat(postmaster()).isRegularFile();
    halves.release(4);

    assertThat(one.await().status()).isZero();
    assertThat(other.await().status()).isZero();
    try (EmbeddedServer server = server()) {
      assertThat(stored(server, "2023-05-01")).isEqualTo("2");
      assertThat(stored(server, "2023-05-02")).isEqualTo("2");
    }
  }

  @Test
  @Survives("I18")
  void of_two_load_runs_of_one_day_the_second_is_turned_away() throws Exception {
    api.then(inHalves("2023-05-03", 2));

    LmsProcess first = run("2023-05-03");
    api.awaitRequest();
    CommandTest.Ended second = run("2023-05-03").await();
    halves.release(2);

    assertThat(second.status()).isEqualTo(75);
    assertThat(second.out()).contains("holds 2023-05-03 to 2023-05-03");
    assertThat(first.await().status()).isZero();
    assertThat(api.requests()).hasSize(1);
    try (EmbeddedServer server = server()) {
      assertThat(stored(server, "2023-05-03")).isEqualTo("2");
    }
  }

  @Test
  void a_killed_load_run_stored_nothing_and_the_next_one_completes_the_day() throws Exception {
    halfLoaded("2023-05-04").kill();

    try (EmbeddedServer server = server()) {
      assertThat(stored(server, "2023-05-04")).isEqualTo("0");
      Rows.execute(
          source(server), "update load_run set lease_until = now() where finished_at is null");
      api.then(Reply.json(day("2023-05-04", MANY)));

      CommandTest.Ended next = run("2023-05-04").await();

      assertThat(next.status()).isZero();
      assertThat(next.out()).contains("received 5,000 = inserted 5,000 + changed 0");
      assertThat(stored(server, "2023-05-04")).isEqualTo("5000");
      assertThat(ledger(server, "2023-05-04"))
          .containsExactly("FAILED process ended", "SUCCEEDED null");
    }
  }

  @Test
  void a_load_run_told_to_end_ends_soon_stores_nothing_and_stops_its_server() throws Exception {
    LmsProcess run = halfLoaded("2023-05-05");

    run.terminate();

    assertThat(run.await(20).status()).isEqualTo(128 + 15);
    assertThat(postmaster()).doesNotExist();
    try (EmbeddedServer server = server()) {
      assertThat(stored(server, "2023-05-05")).isEqualTo("0");
      assertThat(ledger(server, "2023-05-05")).hasSize(1).first().asString().startsWith("FAILED ");
      assertThat(ledger(server, "2023-05-05").get(0)).contains("process is ending");
    }
  }

  @Test
  @Survives("I6")
  void a_load_run_that_slept_past_its_lease_blocks_nobody_and_writes_nothing_when_it_wakes()
      throws Exception {
    LmsProcess sleeper = halfLoaded("2023-05-08");
    sleeper.freeze();

    try (EmbeddedServer server = server()) {
      Rows.execute(
          source(server), "update load_run set lease_until = now() where finished_at is null");
      api.then(Reply.json(day("2023-05-08", 3)));
      assertThat(run("2023-05-08").await().status()).isZero();
    }
    sleeper.wake();
    halves.release();

    assertThat(sleeper.await(20).status()).isEqualTo(1);
    try (EmbeddedServer server = server()) {
      assertThat(stored(server, "2023-05-08")).isEqualTo("3");
      assertThat(ledger(server, "2023-05-08"))
          .containsExactly("FAILED process ended", "SUCCEEDED null");
      assertThat(
              Rows.of(source(server), "select status from load_window where start >= '2023-05-08'"))
          .containsExactly("SUCCEEDED");
    }
  }

  @Test
  void a_server_whose_starter_was_told_to_end_stays_with_those_who_use_it() throws Exception {
    api.then(inHalves("2023-05-06", 2), inHalves("2023-05-07", 2));
    LmsProcess starter = run("2023-05-06");
    api.awaitRequest();
    LmsProcess joined = run("2023-05-07");
    api.awaitRequest();

    starter.terminate();
    starter.await(20);
    halves.release(4);

    assertThat(joined.await().status()).isZero();
    try (EmbeddedServer server = server()) { // becomes its owner, and stops it
      assertThat(stored(server, "2023-05-07")).isEqualTo("2");
    }
  }

  /** A load run that is storing the first half of the reply and waits for the other. */
  private LmsProcess halfLoaded(String day) throws Exception {
    api.then(inHalves(day, MANY));
    halves.release();
    LmsProcess run = run(day);
    api.awaitRequest();
    try (EmbeddedServer server = server()) {
      Rows.execute(source(server), Rows.AWAIT_STORING);
    }
    return run;
  }

  private LmsProcess run(String day) throws IOException {
    Map<String, String> environment =
        Map.of("API_URL", api.address().toString(), "API_CLIENT", "Uni", "API_CLIENT_KEY", "key");
    LmsProcess run = LmsProcess.start(folder, environment, said, "run", "--day", day);
    started.add(run);
    return run;
  }

  /** A reply of which each permit of {@link #halves} lets a half out. */
  private Reply inHalves(String day, int records) {
    String json = day(day, records);
    return Reply.slow(json, json.length() / 2 + 1, halves);
  }

  private static String day(String day, int records) {
    return array(
        IntStream.range(0, records)
            .mapToObj(i -> aTrialRun().at("%s 10:00:00.%06d".formatted(day, i)))
            .toArray());
  }

  private static Path postmaster() {
    return folder.resolve("data/postgres/data/postmaster.pid");
  }

  private static EmbeddedServer server() throws Exception {
    return EmbeddedServer.open(folder.resolve("data"), line -> {});
  }

  private static String stored(EmbeddedServer server, String day) throws Exception {
    String query =
        "select count(*) from attempts where (created_at at time zone 'UTC')::date = '%s'";
    return Rows.of(source(server), query.formatted(day)).get(0);
  }

  private static List<String> ledger(EmbeddedServer server, String day) throws Exception {
    String query =
        "select status, error ->> 'message' from load_run where \"from\" = '%s' order by id";
    return Rows.of(source(server), query.formatted(day));
  }

  private static PGSimpleDataSource source(EmbeddedServer server) {
    Settings.Server address = server.address();
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {address.host()});
    source.setPortNumbers(new int[] {address.port()});
    source.setDatabaseName(address.name());
    source.setUser(address.user());
    source.setPassword(address.password().value());
    return source;
  }
}
