package lms.faults;

import static lms.support.Records.aTrialRun;
import static lms.support.Records.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lms.Lms;
import lms.extract.SingleRecord;
import lms.ledger.Failure;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.ledger.Trigger;
import lms.security.Secures;
import lms.support.Reply;
import lms.support.Reply.Framing;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the body is: all of it is accounted for, or nothing of it is stored. */
@Tag("faults")
@DisplayNameGeneration(ReplaceUnderscores.class)
class BodyFaultsTest extends WatchedTest {
  private static final int KEYS = 10_000;
  private static final String SHORT = "[{\"lti_user_id\": \"Ы\"}, 1]";

  @ParameterizedTest
  @EnumSource
  @Survives({"D1", "D2", "D3"})
  void a_body_cut_after_any_byte_is_refused(Framing framing) throws Exception {
    cutEverywhere(SHORT, framing);
  }

  @ParameterizedTest
  @EnumSource
  @FaultsLong
  @Survives({"D1", "D2", "D3"})
  void a_longer_body_cut_after_any_byte_is_refused(Framing framing) throws Exception {
    cutEverywhere(array(IntStream.range(0, 3).mapToObj(i -> aTrialRun()).toArray()), framing);
  }

  private void cutEverywhere(String body, Framing framing) throws Exception {
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    int whole = framing == Framing.CHUNKED ? bytes + 1 : bytes; // the last chunk is the end
    try (Lms lms = asCommand(Map.of())) {
      for (int k = 0; k < whole; k++) {
        api.then(Reply.cut(body, k, framing));
        Failure failure = run(lms).failure().orElseThrow();
        assertThat(failure.kind()).as("cut after byte %d", k).isEqualTo(Failure.Kind.API);
      }
      Invariants.of(database).storedNothing().everyEndIsTrue();
      api.then(Reply.framed(body, framing));
      assertThat(run(lms).failure()).isEmpty();
    }
  }

  private static RunSummary run(Lms lms) {
    return lms.run(new RunRequest(Trigger.MANUAL, Days.of(DAY))).summary();
  }

  @Test
  @Survives("D23")
  @Secures("S3")
  void keys_beyond_measure_are_refused_or_read_in_bounds() throws Exception {
    assertRefused(
        load(Reply.json("[{\"" + "k".repeat(50_001) + "\": 1}]")), "field may have 50,000 bytes");
    assertRefused(load(Reply.json(withKeys(400_000))), "a record may have 4 MiB");

    RunSummary summary = load(Reply.json(withKeys(100_000)));

    assertThat(summary.receipt().inserted()).isEqualTo(1);
    assertThat(summary.unknownKeys()).hasSizeLessThanOrEqualTo(20);
  }

  /** A good record, and so many keys more. */
  private static String withKeys(int count) {
    String keys =
        IntStream.range(0, count)
            .mapToObj(i -> ", \"k" + i + "\": 1")
            .collect(Collectors.joining());
    return "[" + aTrialRun().json().replaceFirst("}$", keys + "}") + "]";
  }

  /** If each were compared with all before it, they would take a hundred times as long. */
  @Test
  @Survives("D32")
  void keys_of_one_hash_value_take_no_longer() {
    String colliding = keys(BodyFaultsTest::colliding);
    assertThat(colliding(5).hashCode()).isEqualTo(colliding(9_999).hashCode());

    RunSummary summary = load(Reply.json("[" + colliding + "]"));

    assertThat(summary.failure()).isEmpty();
    assertThat(summary.receipt().received()).isEqualTo(1);
    assertThat(summary.receipt().quarantined()).isEqualTo(1);
    assertThat(nanosToRead(colliding))
        .isLessThan(20 * nanosToRead(keys(i -> "x".repeat(20) + spread(i))));
  }

  private static String keys(IntFunction<String> named) {
    return IntStream.range(0, KEYS)
        .mapToObj(i -> "\"" + named.apply(i) + "\": 1")
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** "Aa" and "BB" have one hash value, and so has whatever is made of them. */
  private static String colliding(int number) {
    return IntStream.range(0, 14)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }

  /** Eight letters, other ones for each number and in no order. */
  private static String spread(int number) {
    return "%08x".formatted(number * 0x9E3779B9);
  }

  /** The shortest of three times. */
  private static long nanosToRead(String record) {
    byte[] raw = record.getBytes(StandardCharsets.UTF_8);
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long begun = System.nanoTime();
      assertThat(SingleRecord.fields(raw).orElseThrow().size()).isEqualTo(KEYS);
      shortest = Math.min(shortest, System.nanoTime() - begun);
    }
    return shortest;
  }

  @Test
  @Survives("D34")
  void blanks_without_end_before_the_array_are_ended_by_a_limit() throws Exception {
    RunSummary summary = load(RawReply.long200(" ", " ".repeat(1 << 20), 100));

    assertRefused(summary, "a record may have 4 MiB, with the blanks before it");
  }

  private void assertRefused(RunSummary summary, String limit) throws Exception {
    assertThat(summary.failure().orElseThrow().kind()).isEqualTo(Failure.Kind.API);
    assertThat(summary.failure().orElseThrow().message()).contains(limit);
    Invariants.of(database).storedNothing().everyEndIsTrue();
  }

  @Test
  @Survives("E16")
  void an_address_in_a_record_is_stored_and_never_fetched() throws Exception {
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + trap.getLocalPort() + "/latest/meta-data";
      String passback = "\"{'lis_outcome_service_url': '" + address + "'}\"";
      String script = "\"{'lis_outcome_service_url': 'javascript:alert(1)'}\"";

      assertThat(
              loadRecords(
                      aTrialRun().with("passback_params", passback),
                      aTrialRun().at("2023-05-31 11:00:00").with("passback_params", script))
                  .status())
          .isEqualTo(Status.SUCCEEDED);

      assertThat(rows("select lis_outcome_service_url from attempts order by created_at"))
          .containsExactly(address, "javascript:alert(1)");
      trap.setSoTimeout(50);
      assertThatThrownBy(trap::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }
}
