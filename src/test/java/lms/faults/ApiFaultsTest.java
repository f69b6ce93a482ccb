package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lms.Lms;
import lms.faults.FaultProxy.Way;
import lms.ledger.Failure;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.security.Secures;
import lms.support.GraderStandIn;
import lms.support.Reply;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever lies between us and the API, or is its answer: a day is loaded whole and once, or not.
 */
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiFaultsTest extends WatchedTest {
  private static final String REPLY = array(aTrialRun(), aTrialRun().at("2023-05-31 10:00:00"));

  private FaultProxy wire;

  @BeforeEach
  void openWire() throws IOException {
    wire = new FaultProxy(api.address().getPort());
  }

  @AfterEach
  void closeWire() throws IOException {
    wire.close();
  }

  private RunSummary loadThrough(Map<String, String> more, Reply... replies) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("API_URL", "http://127.0.0.1:" + wire.port() + "/api/statistics");
    return load(settings, replies);
  }

  private void assertRefused(RunSummary summary) throws SQLException {
    Failure failure = summary.failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(Failure.Kind.API);
    assertThat(failure.message()).isNotBlank().doesNotContain("defect");
    Invariants.of(database).storedNothing().everyEndIsTrue();
  }

  private void assertLoadedAtTry(RunSummary summary, int tries) throws SQLException {
    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(rows("select tries from load_window")).containsExactly(String.valueOf(tries));
    Invariants.of(database).storedExactly(Oracle.after(DAY, REPLY)).ledgerAddsUp();
  }

  @Test
  @Survives("B1")
  void a_host_that_nobody_knows_is_tried_again_and_called_so() throws SQLException {
    long begun = System.nanoTime();
    RunSummary summary =
        load(Map.of("API_URL", "https://nobody.invalid/api", "API_RETRIES", "1"), Reply.json("[]"));

    assertRefused(summary);
    assertThat(summary.failure().orElseThrow().message())
        .contains("host name is unknown", "API_URL");
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("the wait before the second try")
        .isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  @Survives("B2")
  void a_refused_connection_is_tried_again_and_told_by_mail() throws Exception {
    api.close();

    assertRefused(load(Map.of("API_RETRIES", "1")));

    assertThat(rows("select status, tries from load_window")).containsExactly("FAILED 2");
    assertThat(Sinks.of(folder).values())
        .anyMatch(mail -> mail.contains("Message-ID: <load-run-1-FAILED-"));
  }

  @Test
  @Survives("B5")
  void a_connection_that_is_reset_at_once_is_tried_again() throws SQLException {
    wire.resetNext(1);

    assertLoadedAtTry(loadThrough(Map.of("API_RETRIES", "1"), Reply.json(REPLY)), 2);
  }

  @Test
  @Survives("B6")
  void a_connection_that_is_reset_among_the_headers_is_tried_again() throws SQLException {
    wire.happen(Fault.resetOnce(Way.BACK, 20));

    assertLoadedAtTry(loadThrough(Map.of("API_RETRIES", "1"), Reply.json(REPLY)), 2);
  }

  @Test
  @Survives("B7")
  void headers_that_come_a_byte_at_a_time_end_with_the_deadline() throws SQLException {
    wire.happen(Fault.bandwidth(Way.BACK, 1, Duration.ofMillis(100)));

    assertEndsByDeadline(Reply.json(REPLY));
  }

  @ParameterizedTest
  @CsvSource({"10000, 20", "1, 1000000"})
  @Survives("C22")
  void more_headers_than_anybody_needs_are_not_read(int headers, int bytes) throws SQLException {
    String many = ("X-Much: " + "x".repeat(bytes) + "\r\n").repeat(headers);

    RunSummary summary = load(RawReply.of("HTTP/1.1 200 OK\r\n" + many + "\r\n" + REPLY));

    assertRefused(summary);
    assertThat(summary.failure().orElseThrow().message()).contains("MessageConstraintException");
  }

  @Test
  void as_many_headers_as_a_proxy_may_add_are_read() throws SQLException {
    String some = ("X-Some: " + "x".repeat(8_000) + "\r\n").repeat(100);

    assertLoadedAtTry(load(RawReply.of("HTTP/1.1 200 OK\r\n" + some + "\r\n" + REPLY)), 1);
  }

  @Test
  @Survives("B8")
  void a_body_that_comes_a_byte_at_a_time_ends_with_the_deadline() throws SQLException {
    assertEndsByDeadline(drippingAtItsEnd());
  }

  @Test
  @Survives("B8")
  void one_that_is_whole_before_the_deadline_is_loaded() throws SQLException {
    assertLoadedAtTry(loadThrough(Map.of("RUN_DEADLINE", "8s"), drippingAtItsEnd()), 1);
  }

  /**
   * Takes two seconds and a half; a load run that hears nothing ends a second after its deadline.
   */
  private static Reply drippingAtItsEnd() {
    int atOnce = REPLY.length() - 25;
    return RawReply.dripping(
        "HTTP/1.1 200 OK\r\n\r\n" + REPLY.substring(0, atOnce), REPLY.substring(atOnce));
  }

  private void assertEndsByDeadline(Reply reply) throws SQLException {
    long begun = System.nanoTime();

    RunSummary summary = loadThrough(Map.of("RUN_DEADLINE", "1s"), reply);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    assertRefused(summary);
    assertThat(summary.failure().orElseThrow().message())
        .contains("deadline", "RUN_DEADLINE may be too short");
  }

  @Test
  @Survives("B16")
  @Secures("S24")
  void a_redirect_is_refused_and_the_other_host_never_sees_the_key() throws Exception {
    try (GraderStandIn other = new GraderStandIn()) {
      assertRefused(
          load(Reply.status(302, Map.of("Location", other.address().toString()), "moved")));

      assertThat(other.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 308})
  @Survives("B17")
  void a_redirect_in_a_circle_is_refused_at_the_first_turn(int status) throws SQLException {
    Map<String, String> circle = Map.of("Location", api.address().toString());

    assertRefused(load(Map.of("API_RETRIES", "2"), Reply.status(status, circle, "")));
    assertThat(api.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  @Survives({"C1", "C2", "C3", "C4"})
  void what_will_not_change_is_asked_once_and_quoted_without_the_key(int status)
      throws SQLException {
    RunSummary summary =
        load(
            Map.of("API_RETRIES", "2"),
            Reply.status(status, Map.of(), "no: " + KEY + " is not yours"));

    assertRefused(summary);
    assertThat(api.requests()).hasSize(1);
    assertThat(summary.failure().orElseThrow().message())
        .contains("answered " + status, "no: *** is not yours");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  @Survives({"C5", "C6", "C10", "C11", "C12", "C13"})
  void what_passes_is_tried_again_as_often_as_we_count(int status) throws SQLException {
    Reply busy = Reply.status(status, Map.of(), "later");

    assertLoadedAtTry(load(Map.of("API_RETRIES", "1"), busy, Reply.json(REPLY)), 2);
    assertThat(api.requests()).hasSize(2);
  }

  @Test
  @Survives("C7")
  void a_wait_the_api_asks_for_is_waited_once() throws SQLException {
    long begun = System.nanoTime();
    Reply busy = Reply.status(429, Map.of("Retry-After", "3"), "later");

    assertLoadedAtTry(load(Map.of("API_RETRIES", "1"), busy, Reply.json(REPLY)), 2);

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
    assertThat(api.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wed, 21 Oct 2015 07:28:00 GMT", "-7", "soon"})
  @Survives("C9")
  void a_wait_that_makes_no_sense_is_ours(String retryAfter) throws SQLException {
    Reply busy = Reply.status(503, Map.of("Retry-After", retryAfter), "");

    assertLoadedAtTry(load(Map.of("API_RETRIES", "1"), busy, Reply.json(REPLY)), 2);
  }

  @Test
  @Survives("C18")
  void a_character_set_that_is_claimed_is_not_believed() throws SQLException {
    String cyrillic = array(aTrialRun().with("lti_user_id", "\"Ёжик\""));
    Map<String, String> claimed = Map.of("Content-Type", "application/json; charset=windows-1251");

    assertRefused(
        load(Reply.status(200, claimed, cyrillic.getBytes(Charset.forName("windows-1251")))));
    assertThat(load(Reply.status(200, claimed, cyrillic)).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(rows("select user_id from attempts")).containsExactly("Ёжик");
  }

  @Test
  @Survives("C20")
  void a_length_shorter_than_the_body_cuts_the_array() throws SQLException {
    int length = REPLY.length() - 1;

    assertRefused(load(RawReply.with("Content-Length: " + length, REPLY)));
  }

  @Test
  @Survives("C21")
  void a_length_beside_chunks_is_refused_or_read_whole() throws SQLException {
    String chunks = Integer.toHexString(REPLY.length()) + "\r\n" + REPLY + "\r\n0\r\n\r\n";
    RunSummary summary =
        load(RawReply.with("Content-Length: 10\r\nTransfer-Encoding: chunked", chunks));

    if (summary.status() == Status.SUCCEEDED) {
      assertLoadedAtTry(summary, 1);
    } else {
      assertRefused(summary);
    }
  }

  @Test
  @Survives("B18")
  @Secures("S29")
  void proxies_of_the_machine_are_not_used() throws Exception {
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.setProperty("http.proxyHost", "127.0.0.1");
      System.setProperty("http.proxyPort", String.valueOf(proxy.getLocalPort()));
      System.setProperty("http.nonProxyHosts", "");

      assertLoadedAtTry(load(Reply.json(REPLY)), 1);

      proxy.setSoTimeout(50);
      assertThatThrownBy(proxy::accept).isInstanceOf(SocketTimeoutException.class);
    } finally {
      List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts")
          .forEach(System::clearProperty);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bogus", "gzip"})
  @Survives({"C24", "C25"})
  void an_encoding_that_cannot_be_read_leaves_a_connection_for_the_next(String encoding)
      throws Exception {
    Reply wrong = Reply.status(200, Map.of("Content-Encoding", encoding), "no such thing");
    try (Lms lms = asCommand(Map.of())) {
      for (int i = 0; i < 100; i++) {
        api.then(wrong);
        RunSummary summary = run(lms);
        assertThat(summary.failure().orElseThrow().kind()).isEqualTo(Failure.Kind.API);
      }
      api.then(Reply.json(REPLY));
      assertLoaded(run(lms));
    }
  }

  private RunSummary run(Lms lms) {
    return lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY))).summary();
  }

  private void assertLoaded(RunSummary summary) throws SQLException {
    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    Invariants.of(database).storedExactly(Oracle.after(DAY, REPLY)).ledgerAddsUp();
  }

  @ParameterizedTest(name = "{1}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [   | ' '    | API_RETRIES=0      | a record may have 4 MiB
          ["  | x      | API_RETRIES=0      | a record may have 4 MiB
          [   | RECORD | API_MAX_BYTES=64k  | API_MAX_BYTES=64k allows
          [   | RECORD | API_MAX_RECORDS=99 | API_MAX_RECORDS=99 allows
          """)
  @Survives("C26")
  @Secures("S3")
  void what_unpacks_to_hundreds_of_megabytes_is_ended_by_a_limit(
      String begin, String again, String setting, String limit) throws Exception {
    String[] limited = setting.split("=");
    String more = again.replace("RECORD", aTrialRun().json() + ",");

    RunSummary summary = load(Map.of(limited[0], limited[1]), RawReply.bomb(begin, more));

    assertRefused(summary);
    assertThat(summary.failure().orElseThrow().message()).contains(limit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nLENGTH\r\nBODY\r\n0\r\nX-Sum: 7\r\n\r\n",
        "HTTP/1.0 200 OK\r\n\r\nBODY"
      })
  @Survives("C27")
  void what_is_unusual_and_whole_is_read(String reply) throws SQLException {
    String length = Integer.toHexString(REPLY.length());
    Reply unusual = RawReply.of(reply.replace("LENGTH", length).replace("BODY", REPLY));

    assertLoadedAtTry(load(unusual), 1);
  }
}
