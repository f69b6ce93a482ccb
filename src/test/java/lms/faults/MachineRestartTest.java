package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import lms.cli.LmsProcess;
import lms.database.EmbeddedServer;
import lms.settings.Settings;
import lms.support.Records;
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
import org.postgresql.ds.PGSimpleDataSource;

/** Database and process die at once, as when the machine restarts; both start again. */
@Tag("processes")
@Tag("faults")
@Timeout(180)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MachineRestartTest {
  private static final String REPLY = Records.day(Lane.DAY, 3_000);
  private static final Oracle.Expected ALL = Oracle.after(Lane.DAY, REPLY);

  @TempDir private static Path data;
  @TempDir private Path folder;
  private EmbeddedServer server;
  private PGSimpleDataSource database;
  private Lane lane;

  @BeforeEach
  void startBoth() throws Exception {
    server = EmbeddedServer.open(data, line -> {});
    database = source(server.address());
    lane = new Lane(folder, database);
    lane.begin();
  }

  private static PGSimpleDataSource source(Settings.Server address) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {address.host()});
    source.setPortNumbers(new int[] {address.port()});
    source.setDatabaseName(address.name());
    source.setUser(address.user());
    source.setPassword(address.password().value());
    return source;
  }

  @AfterEach
  void stopBoth() throws Exception {
    lane.close();
    server.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "claim, begins",
    "claim, done",
    "extract, begins",
    "store, begins",
    "store, done",
    "report, begins",
    "close, begins",
    "close, done",
    "post, done"
  })
  @FaultsLong
  @Survives("I25")
  void both_die_at_a_boundary_of_a_stage(String stage, String what) throws Exception {
    try (LmsProcess process = lane.process(REPLY)) {
      lane.awaitStage(stage, what);
      restart(process);
    }
    lane.assertTheNextOneGoesOn(ALL);
  }

  @Test
  @FaultsLong
  @Survives("I25")
  void both_die_when_all_is_written_and_nothing_committed() throws Exception {
    try (Connection other = database.getConnection()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table daily_stats in share mode");
      try (LmsProcess process = lane.process(REPLY)) {
        lane.awaitRow(
            "select pid from pg_locks where relation = 'daily_stats'::regclass and not granted");
        restart(process);
      }
    }
    assertThat(lane.rows("select status from load_run")).containsExactly("RUNNING");
    lane.invariants().storedNothing();
    lane.assertTheNextOneGoesOn(ALL);
  }

  /** Nobody is given the time to notice that another one is dead. */
  private void restart(LmsProcess process) throws Exception {
    Path programs = data.toRealPath();
    List<ProcessHandle> servers =
        ProcessHandle.allProcesses()
            .filter(
                each ->
                    each.info().command().filter(c -> Path.of(c).startsWith(programs)).isPresent())
            .toList();
    assertThat(servers).hasSizeGreaterThan(1);
    servers.forEach(ProcessHandle::destroyForcibly);
    process.kill();
    server.close();
    server = EmbeddedServer.open(data, line -> {});
    assertThat(server.address().port()).isEqualTo(database.getPortNumbers()[0]);
  }
}
