package lms.faults;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.settings.Need;
import lms.settings.SettingsReader;
import lms.support.GraderStandIn;
import lms.support.MovableClock;
import lms.support.Reply;
import lms.support.Rows;
import lms.support.TestDatabase;
import lms.window.Days;

/**
 * The product as a command, with a folder, a database and an API of its own, and a wire that is to
 * be cut. It loads a few records, of every kind.
 */
abstract class CutLane implements AutoCloseable {
  static final LocalDate DAY = LocalDate.parse("2023-05-31");
  static final String KEY = "cut+of/the=key&";

  private static final String REPLY =
      array(
          aTrialRun(),
          aSubmission().at("2023-05-31 10:00:00"),
          aSubmission().at("2023-05-31 11:00:00").with("is_correct", "0"),
          "1");

  private static final Oracle.Expected EXPECTED = Oracle.after(DAY, REPLY);

  final Path folder;
  final DataSource database;
  final FaultProxy wire;
  private final GraderStandIn api = new GraderStandIn();
  private final MovableClock clock = new MovableClock("2023-06-01T07:00:00Z");
  private Lms lms;

  /**
   * @param folder is made
   * @param target port of the server that is at the other end of the wire
   */
  CutLane(Path folder, int target) throws Exception {
    this.folder = Files.createDirectory(folder);
    this.database = TestDatabase.withSchema();
    this.wire = new FaultProxy(target);
    api.answering(asked -> Reply.json(REPLY));
  }

  /** To be called once; what fails is not tried again before the next load run. */
  void start(DataSource source, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("API_URL", api.address().toString());
    environment.put("API_CLIENT", "Uni");
    environment.put("API_CLIENT_KEY", KEY);
    environment.put("API_RETRIES", "0");
    lms =
        Lms.start(
            Pipeline.Mode.COMMAND,
            SettingsReader.read(environment, folder, Set.of(Need.API)),
            source,
            clock,
            (records, bad) -> {});
  }

  /** A day that was never loaded is loaded while this happens, and then again. */
  void round(Fault fault) throws Exception {
    Rounds.forget(database, folder.resolve("data/outbox"));
    begin();
    wire.happen(fault);
    load();
    wire.heal();
    Rows.execute(database, "update load_run set lease_until = now() where finished_at is null");
    RunSummary summary = load();
    assertThat(summary.status()).as("%s", summary.failure()).isEqualTo(Status.SUCCEEDED);
    Invariants invariants = Invariants.of(database);
    invariants.storedExactly(EXPECTED).ledgerAddsUp().everyEndIsTrue();
    assertThat(Rows.of(database, "select raw from quarantine")).hasSize(1);
    assertThat(invariants.falseSuccessMails(folder.resolve("data/outbox"))).isEmpty();
    end();
  }

  /** Everything at the other end of the wire is as new. */
  abstract void begin() throws Exception;

  /** What is at the other end is as it must be after two load runs. */
  abstract void end() throws Exception;

  private RunSummary load() {
    RunSummary summary = lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY))).summary();
    clock.advance(Duration.ofHours(1)); // whatever waits is due again
    return summary;
  }

  @Override
  public void close() throws IOException {
    lms.close();
    wire.close();
    api.close();
  }
}
