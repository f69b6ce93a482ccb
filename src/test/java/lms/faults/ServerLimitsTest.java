package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import lms.faults.FaultProxy.Way;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.support.MailFiles;
import lms.support.Reply;
import lms.support.SmallDisk;
import lms.support.TestDatabase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** A real server at its limits: no connection left, no room on its disk, no patience. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerLimitsTest extends FaultTest {
  /** The product asks for half a minute; the server ends the session when that is over. */
  private static final String IMPATIENT = "idle_in_transaction_session_timeout = '2s'";

  @Test
  @Survives("F17")
  void a_session_that_is_ended_for_idling_in_a_transaction_is_begun_again() throws Exception {
    insist(IMPATIENT);
    start(Map.of("API_RETRIES", "1"));
    AtomicReference<Link> stalled = new AtomicReference<>();
    wire.happen(
        bytes -> {
          boolean there = bytes.way() == Way.THERE;
          if (there && bytes.holds("insert into attempts")) {
            stalled.compareAndSet(null, bytes.link());
          }
          if (!there || bytes.link() != stalled.get()) {
            bytes.go();
          }
        });
    api.then(Reply.json(REPLY));

    assertTriedAgain(run(), "25P03");
  }

  @Test
  @FaultsLong
  @Survives("F18")
  void a_server_without_a_connection_left_is_asked_again() throws Exception {
    user = value("select current_database()") + "_loader";
    execute("create role %s login".formatted(user));
    execute("grant all on all tables in schema public to " + user);
    pool.close();
    connect();
    setPatience(
        pool, Duration.ofSeconds(5)); // the pool asks the server again after 10, 20, 40 … ms
    start(Map.of("API_RETRIES", "1"));
    AtomicReference<Connection> others = new AtomicReference<>();
    api.then(
        answerAfter(() -> others.set(takeTheOnlyConnection())),
        answerAfter(() -> giveBack(others.get())));

    assertTriedAgain(run(), "53300");
  }

  /** While they have it, ours are closed: none can be opened again. */
  private Connection takeTheOnlyConnection() throws SQLException {
    PGSimpleDataSource theirs = new PGSimpleDataSource();
    theirs.setPortNumbers(new int[] {TestDatabase.port()});
    theirs.setDatabaseName(value("select current_database()"));
    theirs.setUser(user);
    Connection taken = theirs.getConnection();
    execute("alter role %s connection limit 1".formatted(user));
    TestDatabase.newSessions(pool.pool());
    return taken;
  }

  private void giveBack(Connection taken) throws SQLException {
    taken.close();
    execute("alter role %s connection limit -1".formatted(user));
    setPatience(pool, Duration.ofSeconds(20));
  }

  /** What happens before the API answers. */
  private interface Before {
    void happen() throws SQLException;
  }

  private static Reply answerAfter(Before before) {
    return (Socket socket) -> {
      try {
        before.happen();
      } catch (SQLException e) {
        throw new IOException(e);
      }
      Reply.json(REPLY).answer(socket);
    };
  }

  private void assertTriedAgain(RunSummary summary, String state) throws Exception {
    assertThat(summary.status()).as("%s", summary.failure()).isEqualTo(Status.SUCCEEDED);
    assertThat(log()).contains("(SQLSTATE %s)".formatted(state));
    assertThat(api.requests()).hasSize(2);
    assertThat(rows("select status, tries from load_window")).containsExactly("SUCCEEDED 2");
    assertNothingLostNothingDoubled(REPLY);
  }

  @Test
  @Survives("F19")
  void a_full_disk_is_told_and_the_day_is_loaded_once_there_is_room() throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 1 << 20)) {
      String small = value("select current_database()") + "_small";
      execute("create tablespace %s location '%s'".formatted(small, folder.resolve("disk")));
      try {
        execute("alter table attempts set tablespace " + small);
        disk.fill();
        assertToldAndLoadedWhen(disk);
      } finally {
        execute("alter table attempts set tablespace pg_default");
        execute("drop tablespace " + small);
      }
    }
  }

  private void assertToldAndLoadedWhen(SmallDisk disk) throws Exception {
    start(Map.of());
    api.then(Reply.json(REPLY));

    assertThat(run().failure().orElseThrow().message()).contains("SQLSTATE 53100");

    assertThat(MailFiles.of(folder.resolve("data/outbox"), 1).subject()).contains("FAILED");
    Invariants.of(database).storedNothing().everyEndIsTrue();
    disk.makeRoom();
    assertRecovers(REPLY);
  }
}
