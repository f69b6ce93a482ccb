package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lms.Lms;
import lms.cli.LmsProcess;
import lms.cli.Pipeline;
import lms.database.Database;
import lms.database.Schema;
import lms.ledger.Failure;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.settings.Need;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import lms.support.GraderStandIn;
import lms.support.Leaks;
import lms.support.Records;
import lms.support.Reply;
import lms.support.Rows;
import lms.support.TestDatabase;
import lms.window.Days;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A folder, a database and an API. In them processes load a day and are killed; the product in this
 * JVM is the one that is started again.
 */
final class Lane implements AutoCloseable {
  static final LocalDate DAY = LocalDate.parse("2023-05-31");

  private static final String PRODUCT = "lms.Lms";
  private static final List<String> LOAD = List.of("run", "--day", DAY.toString());
  private static final String KEY = "canary+of/the=key";
  private static final String PASSWORD = "canary+of/the=password";

  private final Leaks leaks = new Leaks().add("API_CLIENT_KEY", KEY).add("student", Records.USER);

  private final Path folder;
  private final Path said;
  private final Map<String, String> environment;
  private final PGSimpleDataSource database;
  private final GraderStandIn api = new GraderStandIn();
  private final Database pool;
  private final Lms next;
  private volatile CountDownLatch asked = new CountDownLatch(1);
  private volatile Reply reply = Reply.json("[]");

  /**
   * @param folder its own, empty
   */
  Lane(Path folder) throws Exception {
    this(folder, ofTests());
  }

  /**
   * The same on a server of its own.
   *
   * @param database on loopback, with or without our tables
   */
  Lane(Path folder, PGSimpleDataSource database) throws Exception {
    this.folder = folder;
    this.said = Files.createDirectories(folder.resolve("said"));
    this.database = database;
    leaks.add("DB_PASSWORD", database.getPassword());
    this.environment =
        Map.ofEntries(
            Map.entry("API_URL", api.address().toString()),
            Map.entry("API_CLIENT", "Uni"),
            Map.entry("API_CLIENT_KEY", KEY),
            Map.entry("DB_HOST", "127.0.0.1"),
            Map.entry("DB_PORT", String.valueOf(database.getPortNumbers()[0])),
            Map.entry("DB_NAME", database.getDatabaseName()),
            Map.entry("DB_USER", database.getUser()),
            Map.entry("DB_PASSWORD", database.getPassword()));
    api.answering(request -> answer());
    Settings settings = SettingsReader.read(environment, folder, Set.of(Need.API));
    this.pool = Database.open(settings.database(), folder, line -> {});
    new Schema(pool.pool(), "public", folder).prepare();
    this.next =
        Lms.start(
            Pipeline.Mode.COMMAND, settings, pool.pool(), Clock.systemUTC(), (records, bad) -> {});
  }

  /** Its server asks for no password. */
  private static PGSimpleDataSource ofTests() throws SQLException {
    PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.empty();
    database.setPassword(PASSWORD);
    return database;
  }

  private Reply answer() {
    asked.countDown();
    return reply;
  }

  /** Nothing was ever loaded, logged or mailed; then these replies are, one after the other. */
  void begin(String... replies) throws Exception {
    Rounds.forget(database, folder.resolve("data/outbox"));
    Rounds.clear(folder.resolve("logs"));
    Rounds.clear(said);
    for (String each : replies) {
      reply = Reply.json(each);
      assertThat(load().status()).isEqualTo(Status.SUCCEEDED);
    }
  }

  /** A process that loads the day, for which the API answers this. */
  LmsProcess process(String answer) throws IOException {
    return process(answer, List.of());
  }

  /**
   * The same under limits.
   *
   * @param limits a command that starts others under them
   * @param options of the JVM
   */
  LmsProcess process(String answer, List<String> limits, String... options) throws IOException {
    return process(Reply.json(answer), limits, List.of(options), Map.of(), PRODUCT, LOAD);
  }

  /** The same with settings of its own. */
  LmsProcess process(String answer, Map<String, String> settings) throws IOException {
    return process(Reply.json(answer), settings);
  }

  /** The same with any answer. */
  LmsProcess process(Reply answer, Map<String, String> settings, String... options)
      throws IOException {
    return process(answer, List.of(), List.of(options), settings, PRODUCT, LOAD);
  }

  /** The same, but it is dead as soon as its log is to have a line that begins so. */
  LmsProcess processUntil(String answer, String line) throws IOException {
    List<String> options = List.of("-Dhalts.at=" + line);
    String halting = Halting.class.getName();
    return process(Reply.json(answer), List.of(), options, Map.of(), halting, LOAD);
  }

  /** The same under limits, with settings of its own. */
  LmsProcess process(String answer, List<String> limits, Map<String, String> settings)
      throws IOException {
    return process(Reply.json(answer), limits, List.of(), settings, PRODUCT, LOAD);
  }

  /** A service, for which the API answers this, with settings of its own. */
  LmsProcess service(
      String answer, List<String> limits, List<String> options, Map<String, String> settings)
      throws IOException {
    return process(Reply.json(answer), limits, options, settings, PRODUCT, List.of("serve"));
  }

  private LmsProcess process(
      Reply answer,
      List<String> limits,
      List<String> options,
      Map<String, String> settings,
      String program,
      List<String> words)
      throws IOException {
    reply = answer;
    asked = new CountDownLatch(1);
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(settings);
    List<String> main = new ArrayList<>(options);
    // As ./lms starts it.
    main.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash"));
    main.addAll(List.of("-XX:ErrorFile=" + said.resolve("crash"), program));
    return LmsProcess.start(limits, main, folder, all, said, words.toArray(String[]::new));
  }

  /**
   * Waits for the end of a process that loads, so long at most; if it ended well, ledger and mail
   * say the same.
   *
   * @return its status
   */
  int awaitTrueEnd(LmsProcess process, int seconds) throws Exception {
    int status = process.awaitStatus(seconds);
    if (status == 0) {
      String told = process.told();
      assertThat(rows("select status from load_run")).as("%s", told).contains("SUCCEEDED");
      assertThat(folder.resolve("data/outbox").toFile().list())
          .as("%s", told)
          .anyMatch(mail -> mail.contains("SUCCEEDED"));
    }
    return status;
  }

  /** Every row of a query, its columns joined by blanks. */
  List<String> rows(String query) throws SQLException {
    return Rows.of(database, query);
  }

  /** Waits until a query has a row, a minute at most. */
  void awaitRow(String query) throws SQLException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    CountDownLatch never = new CountDownLatch(1);
    while (rows(query).isEmpty()) {
      assertThat(System.nanoTime()).as(query).isLessThan(until);
      never.await(50, TimeUnit.MILLISECONDS);
    }
  }

  /** What must hold of the database. */
  Invariants invariants() {
    return Invariants.of(database);
  }

  /** Waits until the process asks the API. */
  void awaitAsked() throws InterruptedException {
    assertThat(asked.await(90, TimeUnit.SECONDS)).isTrue();
  }

  /** Waits until the log of the process says that a stage begins or is done. */
  void awaitStage(String stage, String what) throws IOException, InterruptedException {
    Stages.await(folder.resolve("logs"), stage, what);
  }

  /** The process is dead: the next one has all of these replies, each once, and says the truth. */
  void assertTheNextOneGoesOn(Oracle.Expected expected) throws Exception {
    RunSummary summary = load();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (isHeld(summary) && System.nanoTime() < until) {
      summary = load(); // the server had not noticed yet that its client is dead
    }
    assertThat(summary.status()).as("%s", summary.failure()).isEqualTo(Status.SUCCEEDED);
    Invariants invariants = Invariants.of(database);
    invariants.storedExactly(expected).ledgerAddsUp().everyEndIsTrue();
    assertThat(invariants.falseSuccessMails(folder.resolve("data/outbox"))).isEmpty();
    assertThat(leaks.in(Sinks.of(folder))).isEmpty();
  }

  private static boolean isHeld(RunSummary summary) {
    return summary.failure().filter(f -> f.kind() == Failure.Kind.CLAIMED).isPresent();
  }

  private RunSummary load() throws Exception {
    Rows.execute(database, "update load_run set lease_until = now() where finished_at is null");
    return next.run(new RunRequest(Trigger.MANUAL, Days.of(DAY))).summary();
  }

  @Override
  public void close() throws IOException {
    next.close();
    pool.close();
    api.close();
  }
}
