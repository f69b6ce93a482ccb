package lms.routes;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lms.faults.Survives;
import lms.ledger.Failure;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.support.Reply;
import lms.support.RouteTest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FailedLoadTest extends RouteTest {

  static Stream<Arguments> useless() {
    String reply = array(aTrialRun(), aTrialRun());
    return Stream.of(
        Arguments.of("answered 500", Reply.status(500, Map.of(), "oh no")),
        Arguments.of("answered 403", Reply.status(403, Map.of(), "key refused")),
        Arguments.of("answered 404", Reply.status(404, Map.of(), "")),
        Arguments.of("answered 204", Reply.status(204, Map.of(), "")),
        Arguments.of("answered 206", Reply.status(206, Map.of(), reply)),
        Arguments.of("answered 302", Reply.status(302, Map.of("Location", "/x"), "")),
        Arguments.of("empty body", Reply.json("")),
        Arguments.of("JSON array", Reply.json("{}")),
        Arguments.of("bad client", Reply.json("{\"errors\": [\"bad client\"]}")),
        Arguments.of("JSON array", Reply.status(200, Map.of(), "<html>log in</html>")),
        Arguments.of("well-formed", Reply.json("[1] tail")),
        Arguments.of("after 1 records", Reply.cut(reply, 600, Reply.Framing.CONTENT_LENGTH)),
        Arguments.of("after 1 records", Reply.cut(reply, 600, Reply.Framing.CHUNKED)),
        Arguments.of("cut off after 1 records", Reply.cut(reply, 600, Reply.Framing.CLOSE)),
        Arguments.of("API", Reply.reset()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("useless")
  @Survives({"C15", "C16", "C17", "C19", "D4", "D6", "D7", "D8"})
  void a_reply_that_is_not_one_whole_array_stores_nothing(String says, Reply reply)
      throws SQLException {
    RunSummary summary = load(reply);

    assertThat(summary.status()).isEqualTo(Status.FAILED);
    Failure failure = summary.failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(Failure.Kind.API);
    assertThat(failure.stage()).isEqualTo("extract");
    assertThat(failure.message()).contains(says);
    assertThat(value("select count(*) from attempts")).isEqualTo("0");
    assertThat(value("select count(*) from daily_stats")).isEqualTo("0");
    assertThat(rows("select status, received from load_window")).containsExactly("FAILED 0");
    assertThat(value("select status, error ->> 'stage' from load_run")).isEqualTo("FAILED extract");
  }

  @Test
  void a_reply_that_breaks_behind_stored_chunks_leaves_what_was_before() throws SQLException {
    loadRecords(aTrialRun());
    StringBuilder reply = new StringBuilder("[");
    for (int i = 0; i < 9_000; i++) {
      reply.append(aTrialRun().at("2023-05-31 10:%02d:%02d.5".formatted(i / 60 % 60, i % 60)));
      reply.append(",");
    }
    RunSummary summary = load(Reply.json(reply + "{broken"));

    assertThat(summary.failure().orElseThrow().message()).contains("after 9,000 records");
    assertThat(value("select count(*) from attempts")).isEqualTo("1");
    assertThat(value("select attempts from daily_stats")).isEqualTo("1");
  }

  @Test
  @Survives("C14")
  void a_passing_failure_is_tried_again_and_the_day_is_loaded_once() throws SQLException {
    String good = array(aTrialRun());
    RunSummary summary =
        load(
            Map.of("API_RETRIES", "3"),
            Reply.status(503, Map.of(), ""),
            Reply.cut(good, 100, Reply.Framing.CONTENT_LENGTH),
            Reply.json(good));

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(api.requests()).hasSize(3);
    assertThat(rows("select status, tries, inserted from load_window"))
        .containsExactly("SUCCEEDED 3 1");
  }

  @Test
  void a_refusal_is_asked_only_once() {
    load(Map.of("API_RETRIES", "3"), Reply.status(403, Map.of(), ""));

    assertThat(api.requests()).hasSize(1);
  }

  @Test
  @Survives("C8")
  void an_api_that_asks_to_wait_past_the_deadline_is_given_up() {
    RunSummary summary =
        load(Map.of("API_RETRIES", "3"), Reply.status(429, Map.of("Retry-After", "86400"), ""));

    assertThat(summary.failure().orElseThrow().kind()).isEqualTo(Failure.Kind.API);
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  @Survives("B4")
  void an_api_that_says_nothing_is_given_up_after_its_time_out() {
    RunSummary summary = load(Map.of("API_TIMEOUT", "1s"), Reply.silence());

    assertThat(summary.failure().orElseThrow().kind()).isEqualTo(Failure.Kind.API);
    assertThat(summary.duration()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
  }

  @Test
  @Survives("B9")
  void an_api_that_stops_in_the_middle_is_given_up_after_its_time_out() throws SQLException {
    RunSummary summary =
        load(Map.of("API_TIMEOUT", "1s"), Reply.slow(array(aTrialRun()), 10, new Semaphore(3)));

    assertThat(summary.failure().orElseThrow().message()).contains("time-out", "30 bytes");
    assertThat(summary.duration()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
    assertThat(value("select count(*) from attempts")).isEqualTo("0");
    assertThat(rows("select status from load_window")).containsExactly("FAILED");
  }

  @Test
  void the_key_stands_in_no_message_however_the_api_echoes_it() throws SQLException {
    RunSummary summary =
        load(Reply.status(400, Map.of(), "bad key S3cret+Key/=&? and S3cret%2BKey%2F%3D%26%3F"));

    String told = summary.failure().orElseThrow().message() + value("select error from load_run");
    assertThat(told).contains("bad key ***").doesNotContain(KEY).doesNotContain("S3cret");
  }

  @Test
  void an_array_that_is_compressed_is_read_like_any_other() {
    RunSummary summary = load(Reply.gzip(array(aTrialRun())));

    assertThat(summary.receipt().inserted()).isEqualTo(1);
  }

  @Test
  void a_statement_that_fails_rolls_the_window_back_and_is_said_plainly() throws SQLException {
    execute("alter table load_day add constraint no_day check (false)");
    RunSummary summary = loadRecords(aTrialRun());

    Failure failure = summary.failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(Failure.Kind.FAILED);
    assertThat(failure.stage()).isEqualTo("load");
    assertThat(failure.message()).contains("no_day").doesNotContain("defect");
    assertThat(value("select count(*) from attempts")).isEqualTo("0");
  }

  @Test
  void a_loader_that_gives_up_cuts_the_reply_that_still_comes() throws Exception {
    execute("alter table attempts add constraint no_attempt check (false)");
    CountDownLatch cut = new CountDownLatch(1);
    RunSummary summary = load(endless(cut));

    assertThat(summary.failure().orElseThrow().message()).contains("no_attempt");
    assertThat(cut.await(20, TimeUnit.SECONDS)).as("the API saw the connection close").isTrue();
  }

  private static Reply endless(CountDownLatch cut) {
    byte[] record = (aTrialRun().json() + ",").getBytes(StandardCharsets.UTF_8);
    return socket -> {
      OutputStream out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[".getBytes(StandardCharsets.UTF_8));
      try {
        for (int i = 0; i < 2_000_000; i++) {
          out.write(record);
        }
      } catch (IOException e) {
        cut.countDown();
      }
    };
  }

  @Test
  void a_reply_that_still_comes_at_the_deadline_is_given_up() {
    RunSummary summary =
        load(Map.of("RUN_DEADLINE", "1s"), Reply.slow(array(aTrialRun()), 10, new Semaphore(3)));

    assertThat(summary.failure().orElseThrow().kind()).isEqualTo(Failure.Kind.API);
    assertThat(summary.failure().orElseThrow().message()).contains("deadline");
  }

  @Test
  void a_load_run_that_lost_its_claim_writes_nothing() throws SQLException {
    execute(
        """
        create function steal() returns trigger language plpgsql as $$
        begin update load_run set status = 'FAILED', finished_at = now(); return new; end $$;
        create trigger steal after insert on attempts for each statement execute function steal()
        """);
    RunSummary summary = loadRecords(aTrialRun());

    assertThat(summary.failure().orElseThrow().message()).contains("lost its claim");
    assertThat(value("select count(*) from attempts")).isEqualTo("0");
  }

  @Test
  void days_that_another_load_run_holds_are_refused_and_its_holder_named() throws SQLException {
    hold("interval '1 minute'");
    RunSummary summary = loadRecords(aTrialRun());

    assertThat(summary.failure().orElseThrow().kind()).isEqualTo(Failure.Kind.CLAIMED);
    assertThat(summary.failure().orElseThrow().message()).contains("load run 1 (elsewhere)");
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void a_load_run_whose_process_died_is_closed_and_its_days_are_free() throws SQLException {
    hold("interval '-1 second'");
    RunSummary summary = loadRecords(aTrialRun());

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(rows("select status, error ->> 'message' from load_run order by id"))
        .containsExactly("FAILED process ended", "SUCCEEDED null");
  }

  @Test
  void a_dead_load_run_that_kept_its_session_loses_it() throws SQLException {
    hold("interval '-1 second'");
    try (Connection stuck = database.getConnection()) {
      stuck.setAutoCommit(false);
      // As a process has it that was stopped while it was sending: no time-out of the server ends
      // it.
      Statement statement = stuck.createStatement();
      statement.execute("select set_config('application_name', 'lms load run 1', true)");
      statement.execute(
          "select pg_advisory_xact_lock(hashtextextended('lms write ' || current_schema || ' Uni', 0))");

      assertThat(loadRecords(aTrialRun()).status()).isEqualTo(Status.SUCCEEDED);
      assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
    }
  }

  private void hold(String lease) throws SQLException {
    execute(
        """
        insert into load_run (client, trigger, "from", "to", asked, time_zone, status, holder, lease_until)
        values ('Uni', 'MANUAL', '2023-05-30', '2023-06-02', '{[2023-05-30,2023-06-02]}', 'UTC', 'RUNNING', 'elsewhere', now() + %s)
        """
            .formatted(lease));
  }
}
