package lms.faults;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import lms.Lms;
import lms.cli.Pipeline;
import lms.database.Database;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.support.Reply;
import lms.support.TestDatabase;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The product as a command, with its own pool, and a faulty wire between it and PostgreSQL. */
@Tag("faults")
abstract class FaultTest extends WatchedTest {
  /** Some of everything a day may bring, a few of them twice. */
  static final String REPLY =
      array(
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      (i % 3 == 0 ? aSubmission() : aTrialRun())
                          .at("2023-05-31 10:%02d:00".formatted(i % 35))
                          .with("lti_user_id", "\"%s%d\"".formatted(LEARNER, i % 7)))
              .toArray());

  /** Who the product is to PostgreSQL. */
  String user = "postgres";

  FaultProxy wire;
  Database pool;
  DataSource source;
  Lms lms;

  @BeforeEach
  void openWire() throws Exception {
    wire = new FaultProxy(TestDatabase.port());
    connect();
  }

  @AfterEach
  void closeWire() throws IOException {
    wire.heal();
    if (lms != null) {
      lms.close();
    }
    pool.close();
    wire.close();
  }

  /** Opens a pool of the product's own. */
  void connect() throws Exception {
    pool = Database.open(behindTheWire(), folder, line -> {});
    source = pool.pool();
  }

  /** Opens another one, which gives up a server that is silent for so long. */
  void connect(Duration silence) throws Exception {
    pool.close();
    pool = Database.open(behindTheWire(), folder, line -> {}, silence);
    source = pool.pool();
  }

  /** Opens another one, in whose sessions this setting of the server holds. */
  void connectWhere(String setting) throws Exception {
    pool.close();
    execute("alter database %s set %s".formatted(value("select current_database()"), setting));
    connect();
  }

  /** As if each session had this setting, whatever the product has asked for itself. */
  void insist(String setting) {
    source =
        new DelegatingDataSource(pool.pool()) {
          @Override
          public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            try (Statement statement = connection.createStatement()) {
              statement.execute("set " + setting);
            }
            return connection;
          }
        };
  }

  private Settings.Database behindTheWire() throws SQLException {
    String name = value("select current_database()");
    Settings.Server server =
        new Settings.Server("127.0.0.1", wire.port(), name, user, new Secret("any"));
    return new Settings.Database(Optional.of(server), "public");
  }

  /** Starts the product; as often as a settings says it tries again, after a second. */
  void start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("API_RETRIES", "0");
    lms = Lms.start(Pipeline.Mode.COMMAND, settings(all), source, CLOCK, (records, bad) -> {});
  }

  /** A load run of the day. */
  RunSummary run() {
    return lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY))).summary();
  }

  /** As if nothing had ever been loaded: the ledger's numbers begin anew, and so do the mails. */
  void beginAnew() throws SQLException, IOException {
    Rounds.forget(database, folder.resolve("data/outbox"));
  }

  /** After all faults: the day can be loaded, and everything that must always hold does. */
  void assertRecovers(String... replies) throws Exception {
    wire.heal();
    execute("update load_run set lease_until = now() where finished_at is null");
    api.then(Reply.json(replies[replies.length - 1]));

    assertThat(run().status()).isEqualTo(Status.SUCCEEDED);
    assertNothingLostNothingDoubled(replies);
  }

  /** The oracle agrees, the ledger is true, no success was told that was none, nothing leaks. */
  void assertNothingLostNothingDoubled(String... replies) throws Exception {
    Invariants invariants = Invariants.of(database);
    invariants.storedExactly(Oracle.after(DAY, replies)).ledgerAddsUp().everyEndIsTrue();
    assertThat(invariants.falseSuccessMails(folder.resolve("data/outbox"))).isEmpty();
    assertNothingBorrowed();
  }

  /** Every connection is back in the pool; the lease has one for a moment now and then. */
  private void assertNothingBorrowed() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 100 && borrowed() > 0; i++) {
      never.await(100, TimeUnit.MILLISECONDS);
    }
    assertThat(borrowed()).as("connections that nobody gave back").isZero();
  }

  private int borrowed() {
    return ((HikariDataSource) pool.pool()).getHikariPoolMXBean().getActiveConnections();
  }

  /** Lets a statement that stores attempts do something, so many times; then all is well. */
  void whenStoring(int times, String action) throws SQLException {
    execute(
        """
        create sequence faults;
        create function fault() returns trigger language plpgsql as $$
        begin
          if nextval('faults') <= %d then
            %s
          end if;
          return null;
        end $$;
        create trigger fault after insert on attempts for each statement execute function fault()
        """
            .formatted(times, action));
  }
}
