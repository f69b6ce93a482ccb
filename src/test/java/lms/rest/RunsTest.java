package lms.rest;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import lms.Lms;
import lms.cli.Pipeline;
import lms.faults.Survives;
import lms.ledger.Failure;
import lms.ledger.RunRequest;
import lms.ledger.Trigger;
import lms.support.Reply;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Load runs asked for over REST: the queue, cancelling, and what is repeated. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunsTest extends ServiceTest {
  private static final String RUNS = "/api/v1/runs";
  private static final String KEY = "Idempotency-Key";

  @Test
  void yesterday_is_asked_for_loaded_and_shown() throws Exception {
    api.then(Reply.json(array(aTrialRun(), aSubmission())));
    serve();

    HttpResponse<String> asked = send(to(RUNS).POST(BodyPublishers.noBody()));
    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(asked.headers().firstValue("Location")).contains("/api/v1/runs/1");
    assertThat(json(asked).get("status").asText()).isEqualTo("QUEUED");
    assertThat(json(asked).get("startedAt").isNull()).isTrue();

    awaitStatus(1, "SUCCEEDED");
    JsonNode shown = json(get("/api/v1/runs/1"));
    assertThat(shown.get("trigger").asText()).isEqualTo("MANUAL");
    assertThat(shown.get("from").asText()).isEqualTo("2023-05-31");
    assertThat(shown.get("to").asText()).isEqualTo("2023-05-31");
    assertThat(shown.get("received").asInt()).isEqualTo(2);
    assertThat(shown.get("finishedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    assertThat(shown.get("error").isNull()).isTrue();
    assertThat(json(get(RUNS))).containsExactly(shown);
    assertThat(value("select count(*) from attempts")).isEqualTo("2");
  }

  @Test
  @Survives("A4")
  void other_days_wait_for_the_one_that_runs_and_days_that_are_claimed_are_refused()
      throws Exception {
    Semaphore ticks = new Semaphore(0);
    api.then(Reply.slow(array(aTrialRun()), 10, ticks), Reply.json("[]"));
    serve();
    long running = id(post(RUNS, days("2023-05-31", "2023-05-31")));
    api.awaitRequest();

    long waiting = id(post(RUNS, days("2023-05-01", "2023-05-03")));
    JsonNode held = problem(post(RUNS, days("2023-05-30", "2023-05-31")), 409);
    JsonNode alsoHeld = problem(post(RUNS, days("2023-05-03", "2023-05-04")), 409);

    assertThat(held.get("loadRunId").asLong()).isEqualTo(running);
    assertThat(alsoHeld.get("loadRunId").asLong()).isEqualTo(waiting);
    assertThat(api.requests()).hasSize(1);
    ticks.release(1_000);
    awaitStatus(waiting, "SUCCEEDED");
    assertThat(
            value(
                "select b.started_at >= a.finished_at from load_run a, load_run b where a.id = "
                    + running
                    + " and b.id = "
                    + waiting))
        .isEqualTo("true");
    assertThat(value("select count(*) from load_run")).isEqualTo("2");
  }

  @Test
  void the_same_key_and_body_is_the_same_load_run_and_another_body_is_refused() throws Exception {
    serve();
    execute(runningElsewhere("2020-01-01"));

    HttpResponse<String> first = post(RUNS, days("2023-05-30", "2023-05-31"), KEY, "a key");
    HttpResponse<String> again =
        post(RUNS, "{ \"to\": \"2023-05-31\",\n\"from\": \"2023-05-30\" }", KEY, "a key");
    long other = id(post(RUNS, days("2023-05-29", "2023-05-29"), KEY, "another key"));

    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(other).isNotEqualTo(id(first));
    problem(post(RUNS, days("2023-05-29", "2023-05-31"), KEY, "a key"), 422);
    problem(post(RUNS, "", KEY, "a key"), 422);
    assertThat(value("select count(*) from load_run where status = 'QUEUED'")).isEqualTo("2");

    execute("update idempotency_key set created_at = now() - interval '7 days 1 minute'");
    execute("delete from load_run where status = 'RUNNING'");
    awaitStatus(other, "SUCCEEDED");
    HttpResponse<String> later = post(RUNS, days("2023-05-29", "2023-05-31"), KEY, "a key");
    assertThat(id(later)).isGreaterThan(other);
    assertThat(rows("select key from idempotency_key where load_run_id = " + id(later)))
        .containsExactly("a key");
  }

  @Test
  void a_key_without_a_body_stands_for_yesterday_and_a_refused_request_uses_none_up()
      throws Exception {
    serve();
    execute(runningElsewhere("2023-05-31"));
    problem(post(RUNS, "", KEY, "k"), 409);
    execute("delete from load_run");

    long id = id(post(RUNS, "", KEY, "k"));
    awaitStatus(id, "SUCCEEDED");

    assertThat(id(post(RUNS, "{}", KEY, "k"))).isEqualTo(id);
    problem(post(RUNS, days("2023-05-31", "2023-05-31"), KEY, "k"), 422);
  }

  @Test
  void a_load_run_that_waits_is_cancelled_at_once() throws Exception {
    serve();
    execute(runningElsewhere("2020-01-01"));
    long waiting = id(post(RUNS, ""));

    HttpResponse<String> cancelled = delete(RUNS + "/" + waiting);

    assertThat(cancelled.statusCode()).isEqualTo(200);
    assertThat(json(cancelled).get("status").asText()).isEqualTo("CANCELLED");
    assertThat(json(cancelled).get("finishedAt").isNull()).isFalse();
    problem(delete(RUNS + "/" + waiting), 409);
    problem(delete(RUNS + "/4711"), 404);
    problem(get(RUNS + "/4711"), 404);
    assertThat(post(RUNS, "").statusCode()).as("its days are free").isEqualTo(202);
  }

  @Test
  void a_load_run_that_runs_is_told_to_end_now_and_stores_nothing() throws Exception {
    Semaphore ticks = new Semaphore(0);
    String reply = array(aTrialRun(), aSubmission());
    api.then(Reply.slow(reply, 10, ticks));
    serve();
    long running = id(post(RUNS, ""));
    api.awaitRequest();
    ticks.release(reply.length() / 10 - 1); // all but the end
    long asked = System.nanoTime();

    HttpResponse<String> cancelled = delete(RUNS + "/" + running);

    assertThat(cancelled.statusCode()).isEqualTo(202);
    assertThat(json(cancelled).get("id").asLong()).isEqualTo(running);
    awaitStatus(running, "CANCELLED");
    // The lease is renewed every ten seconds: sooner is told, not found out.
    assertThat((System.nanoTime() - asked) / 1e9).isLessThan(5);
    assertThat(value("select count(*) from attempts")).isEqualTo("0");
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void of_two_services_on_one_database_each_load_run_is_executed_by_one() throws Exception {
    serve();
    Lms other = start(Map.of("REST_TOKEN", TOKEN), freePort());
    try (other) {
      for (int day = 10; day < 20; day++) {
        id(post(RUNS, days("2023-05-" + day, "2023-05-" + day)));
      }
      await("select count(*) from load_run where status = 'SUCCEEDED'", "10");
    }
    assertThat(api.requests()).hasSize(10);
    assertThat(rows("select load_run_id from load_window group by 1 having count(*) > 1"))
        .isEmpty();
    assertThat(
            rows(
                "select a.id from load_run a join load_run b on a.id < b.id"
                    + " and b.started_at < a.finished_at"))
        .as("one after another")
        .isEmpty();
  }

  @Test
  void what_a_dead_process_left_in_the_queue_is_taken_over() throws Exception {
    execute(
        """
        insert into load_run (client, trigger, "from", "to", asked, time_zone, status, holder, lease_until)
        values ('Uni', 'MANUAL', '2023-05-31', '2023-05-31', '{[2023-05-31,2023-05-31]}', 'UTC', 'QUEUED', 'a dead process',
                now() - interval '1 minute')
        """);
    serve();

    awaitStatus(1, "SUCCEEDED");
    assertThat(value("select holder <> 'a dead process' from load_run")).isEqualTo("true");
  }

  @Test
  void a_load_run_whose_turn_has_not_come_after_all_goes_on_waiting_and_nobody_hears_of_it()
      throws Exception {
    serve();
    execute(runningElsewhere("2020-01-01"));
    long waiting = id(post(RUNS, ""));

    RunRequest request = new RunRequest(Trigger.MANUAL, Days.of(DAY)).queuedAs(waiting);
    Pipeline.Result result = service.run(request);

    assertThat(result.summary().failure().orElseThrow().kind()).isEqualTo(Failure.Kind.STOPPED);
    assertThat(value("select status from load_run where id = " + waiting)).isEqualTo("QUEUED");
    Path outbox = folder.resolve("data/outbox");
    assertThat(Files.exists(outbox)).isFalse();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void without_its_database_the_service_answers_503_and_says_so_to_nobody_but_the_log()
      throws Exception {
    database =
        new AbstractDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            throw new SQLException("database: db.internal refuses", "08001");
          }

          @Override
          public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
          }
        };
    serve();

    for (HttpResponse<String> answer :
        List.of(get(RUNS), post(RUNS, ""), delete(RUNS + "/1"), get(RUNS + "/1"))) {
      assertThat(problem(answer, 503).toString()).doesNotContain("db.internal");
    }
  }

  private static String days(String from, String to) {
    return "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to);
  }

  private static long id(HttpResponse<String> asked) throws Exception {
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    return json(asked).get("id").asLong();
  }

  /** Another process loads a day, and will for an hour. */
  private static String runningElsewhere(String day) {
    return """
    insert into load_run (client, trigger, "from", "to", asked, time_zone, status, holder, lease_until)
    values ('Uni', 'MANUAL', '%1$s', '%1$s', '{[%1$s,%1$s]}', 'UTC', 'RUNNING', 'another host', now() + interval '1 hour')
    """
        .formatted(day);
  }
}
