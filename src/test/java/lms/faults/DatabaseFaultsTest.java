package lms.faults;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lms.ledger.Failure;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.support.AwayDatabase;
import lms.support.Records;
import lms.support.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever PostgreSQL does to a load run, the day is loaded once and told truly. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseFaultsTest extends FaultTest {
  private static final String RAISE = "raise exception 'planted' using errcode = '%s';";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          our session is terminated    | perform pg_terminate_backend(pg_backend_pid());
          our statement is cancelled   | perform pg_cancel_backend(pg_backend_pid()); perform pg_sleep(5);
          """)
  @Survives({"F6", "F7"})
  void what_ends_a_statement_is_tried_again(String what, String action) throws Exception {
    assertTriedAgain(action);
  }

  @Test
  @Survives("F16")
  void what_takes_longer_than_the_server_allows_is_tried_again() throws Exception {
    connectWhere("statement_timeout = '1s'");

    assertTriedAgain("perform pg_sleep(30);");
  }

  /** They really come in {@link ServerLimitsTest} and {@link RestartsTest}. */
  @ParameterizedTest
  @ValueSource(strings = {"57P03", "53300"})
  void what_passes_is_tried_again_as_a_whole(String state) throws Exception {
    assertTriedAgain(RAISE.formatted(state));
  }

  private void assertTriedAgain(String action) throws Exception {
    whenStoring(1, action);
    start(Map.of("API_RETRIES", "1"));
    api.then(Reply.json(REPLY));

    RunSummary summary = run();

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(api.requests()).hasSize(2);
    assertThat(rows("select status, tries from load_window")).containsExactly("SUCCEEDED 2");
    assertNothingLostNothingDoubled(REPLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"53100", "25006"})
  void what_does_not_pass_by_itself_is_told_and_the_next_load_run_loads_the_day(String state)
      throws Exception {
    whenStoring(1, RAISE.formatted(state));
    start(Map.of());
    api.then(Reply.json(REPLY));

    RunSummary summary = run();

    assertThat(summary.status()).isEqualTo(Status.FAILED);
    assertThat(summary.failure().orElseThrow().message()).contains("SQLSTATE " + state);
    Invariants.of(database).storedNothing().everyEndIsTrue();
    assertRecovers(REPLY);
  }

  @Test
  @Survives("F20")
  void a_database_that_is_read_only_is_told_and_loaded_into_when_it_is_not() throws Exception {
    String name = value("select current_database()");
    execute("alter database %s set default_transaction_read_only = on".formatted(name));
    pool.close();
    connect();
    start(Map.of());

    RunSummary summary = run();

    assertThat(summary.failure().orElseThrow().message()).contains("25006");
    assertThat(api.requests()).isEmpty();
    try (Connection owner = database.getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute("set default_transaction_read_only = off");
      statement.execute("alter database %s reset default_transaction_read_only".formatted(name));
    }
    lms.close();
    pool.close();
    connect();
    start(Map.of());
    assertRecovers(REPLY);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {1, 2, 3})
  @Survives({"F3", "F12", "F32"})
  void a_commit_whose_answer_is_lost_is_looked_up_and_counted_once(int commit) throws Exception {
    start(Map.of());
    wire.happen(Fault.loseAnswer("COMMIT\0", commit));
    api.then(Reply.json(REPLY));

    RunSummary summary = run();

    boolean claimed = commit > 1; // the first one is that of the claim
    assertThat(summary.failure().isEmpty()).isEqualTo(claimed);
    assertThat(api.requests())
        .as("the API is not asked for what is there")
        .hasSize(claimed ? 1 : 0);
    int stored = Oracle.after(DAY, REPLY).attempts().size();
    assertThat(rows("select status, received, inserted from load_window"))
        .containsExactlyElementsOf(claimed ? List.of("SUCCEEDED 40 " + stored) : List.of());
    assertRecovers(REPLY, REPLY);
  }

  @Test
  @Survives("F3")
  void a_commit_that_never_arrived_is_tried_again() throws Exception {
    execute(
        """
        create sequence faults;
        create function fault() returns trigger language plpgsql as $$
        begin
          if nextval('faults') <= 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
          return null;
        end $$;
        create constraint trigger fault after insert on load_window deferrable initially deferred
        for each row execute function fault()
        """);
    start(Map.of("API_RETRIES", "1"));
    api.then(Reply.json(REPLY));

    assertThat(run().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(api.requests()).hasSize(2);
    assertNothingLostNothingDoubled(REPLY);
  }

  @Test
  @Survives("F3")
  void a_commit_that_nobody_can_look_up_is_told_as_unknown() throws Exception {
    AwayDatabase away = new AwayDatabase(pool.pool());
    source = away;
    start(Map.of("RUN_DEADLINE", "1s"));
    Fault lost = Fault.loseAnswer("COMMIT\0", 2);
    wire.happen(
        bytes -> {
          try {
            lost.pass(bytes);
          } catch (IOException e) {
            away.away = true;
            throw e;
          }
        });
    api.then(Reply.json(REPLY));

    Failure failure = run().failure().orElseThrow();

    assertThat(failure.stage()).isEqualTo("commit");
    assertThat(failure.message()).contains("cannot be asked whether the window is stored");
    assertThat(rows("select status from load_window")).containsExactly("SUCCEEDED");
    away.away = false;
    assertRecovers(REPLY, REPLY);
  }

  @Test
  @Survives("F36")
  void somebody_who_locks_the_table_for_a_while_delays_a_load_run_and_no_more() throws Exception {
    start(Map.of());
    api.then(Reply.json(REPLY));
    CompletableFuture<RunSummary> running;
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table attempts in access exclusive mode");
      running = CompletableFuture.supplyAsync(this::run);
      awaitWaiting();
      other.rollback();
    }
    execute("vacuum full attempts");
    execute("reindex table attempts");

    assertThat(running.get(60, TimeUnit.SECONDS).status()).isEqualTo(Status.SUCCEEDED);
    assertNothingLostNothingDoubled(REPLY);
  }

  private void awaitWaiting() throws Exception {
    execute(
        """
        do $$ begin
          while not exists (
            select from pg_locks where not granted and relation = 'attempts'::regclass) loop
            perform pg_sleep(0.02);
          end loop;
        end $$
        """);
  }

  @Test
  @Survives("F29")
  void a_record_that_the_database_refuses_is_found_and_costs_only_itself() throws Exception {
    execute("alter table attempts add constraint nobody_foresaw check (user_id not like 'odd %')");
    Records odd = aSubmission().with("lti_user_id", "\"odd one\"");
    Records other = odd.with("lti_user_id", "\"odd other\"").at("2023-05-31 11:00:00");
    List<Records> good = trialRuns(2_500);
    List<Records> all = new ArrayList<>(good);
    all.add(0, odd);
    all.addAll(List.of(other, other));
    String reply = array(all.toArray());
    start(Map.of());
    api.then(Reply.json(reply));

    RunSummary summary = run();

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(summary.receipt().received()).isEqualTo(2_503);
    assertThat(summary.receipt().inserted()).isEqualTo(2_500);
    assertThat(summary.receipt().quarantined()).isEqualTo(3);
    assertThat(summary.reasons().keySet())
        .singleElement()
        .asString()
        .startsWith("record is refused by the database: ")
        .contains("nobody_foresaw", "23514")
        .doesNotContain("odd one");
    assertThat(rows("select convert_from(raw, 'UTF8'), times_seen from quarantine order by id"))
        .containsExactly(odd + " 1", other + " 2");
    Invariants.of(database).storedExactly(Oracle.after(DAY, array(good.toArray()))).ledgerAddsUp();
  }

  private static List<Records> trialRuns(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> aTrialRun().at("2023-05-31 10:00:00.%06d".formatted(i)))
        .toList();
  }

  @Test
  void what_the_database_refuses_can_be_replayed_once_it_does_not() throws Exception {
    execute("alter table attempts add constraint nobody_foresaw check (user_id <> 'odd')");
    String reply = array(aTrialRun(), aSubmission().with("lti_user_id", "\"odd\""));
    start(Map.of());
    api.then(Reply.json(reply));
    run();

    assertThat(replay().receipt().quarantined()).isEqualTo(1);
    assertThat(rows("select status from quarantine")).containsExactly("OPEN");
    execute("alter table attempts drop constraint nobody_foresaw");
    assertThat(replay().receipt().inserted()).isEqualTo(1);

    assertThat(rows("select status from quarantine")).containsExactly("REPLAYED");
    Invariants.of(database).storedExactly(Oracle.after(DAY, reply));
  }

  private RunSummary replay() {
    return lms.run(lms.ask("replay-request", null, RunRequest.class)).summary();
  }

  @Test
  void a_rule_that_refuses_everything_is_no_fault_of_the_records() throws Exception {
    execute("alter table attempts add constraint nothing check (false)");
    start(Map.of());
    api.then(Reply.json(array(trialRuns(200).toArray())));

    assertThat(run().failure().orElseThrow().message()).contains("nothing", "23514");
    Invariants.of(database).storedNothing();
  }
}
