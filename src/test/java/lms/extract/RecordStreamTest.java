package lms.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lms.attempt.RawRecord;
import lms.faults.Survives;
import lms.security.Secures;
import lms.support.MovableClock;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordStreamTest {
  private static final Excerpt PLAIN = new Excerpt(text -> text);
  private static final ReplyLimits WIDE = new ReplyLimits(1L << 40, 1L << 40, 500);
  private static final String RECORD =
      "{\"lti_user_id\": \"Ы€😀\", \"is_correct\": null, \"extra\": [1, {\"a\": 2}]}";

  @Test
  void every_element_comes_once_with_its_place_and_the_bytes_it_had() {
    String reply = " [ " + RECORD + " ,\n 17, " + RECORD + "]\n ";
    List<String> raw = new ArrayList<>();
    List<Long> positions = new ArrayList<>();
    RecordStream records = open(bytes(reply));
    while (records.hasNext()) {
      RawRecord record = records.next();
      if (record != null) {
        records.hasNext(); // as Camel's split does before it works on the record
        positions.add(record.position());
        raw.add(new String(records.raw(), StandardCharsets.UTF_8));
      }
    }
    assertThatCode(records::finish).doesNotThrowAnyException();
    assertThat(positions).containsExactly(1L, 2L, 3L);
    assertThat(raw).containsExactly(RECORD, "17", RECORD);
  }

  @Test
  @Survives("D10")
  void a_byte_order_mark_is_skipped_and_shifts_nothing() throws Exception {
    RecordStream records = open(bytes("\uFEFF[" + RECORD + "]"));
    records.next();
    assertThat(new String(records.raw(), StandardCharsets.UTF_8)).isEqualTo(RECORD);
    assertThat(records.next()).isNull();
    records.finish();
  }

  @Test
  void an_empty_array_is_a_whole_reply() throws Exception {
    assertThat(read(bytes("[]"))).isZero();
  }

  @Test
  void a_reply_cut_anywhere_is_refused() {
    byte[] whole = bytes("[" + RECORD + ", " + RECORD + "]");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .as("cut after %d bytes", length)
          .isInstanceOf(ApiFailure.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"errors\": [\"bad key\"]}",
        "null",
        "1",
        "\"x\"",
        "<html>log in</html>",
        "[1] 2",
        "[1][2]",
        "[1,]",
        "[01]",
        "[NaN]",
        "[Infinity]",
        "['a']",
        "[1 /* no */]",
        "[{\"a\": 1, \"a\": 2}]",
        "[{\"lti_user_id\": 1, \"lti_user_id\": 2}]",
        "[\"a\tb\"]",
        "[tru]",
        "\uFEFF\uFEFF[1]",
        "\uFF3B[1]",
        "\uFEFF",
        "[{\"\\ud83d\": 1}]"
      })
  @Survives({"D9", "D17", "D22", "D27", "D33"})
  @Secures("S4")
  void anything_but_one_strict_json_array_is_refused(String reply) {
    assertThatThrownBy(() -> read(bytes(reply))).isInstanceOf(ApiFailure.class);
  }

  @Test
  @Survives({"D11", "D12", "D13"})
  @Secures("S4")
  void bytes_that_are_no_utf_8_are_refused_never_replaced() {
    List<byte[]> bad =
        List.of(
            new byte[] {(byte) 0xC0, (byte) 0x80}, // overlong
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // a surrogate
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xE2, (byte) 0x82}); // cut off
    for (byte[] bytes : bad) {
      byte[] reply = concat(bytes("[\""), bytes, bytes("\"]"));
      assertThatThrownBy(() -> read(reply)).hasMessageContaining("not valid UTF-8");
    }
    assertThatThrownBy(() -> read("[1]".getBytes(StandardCharsets.UTF_16LE)))
        .hasMessageContaining("not valid UTF-8");
  }

  @Test
  void an_unexpected_answer_is_shown_without_ids() {
    String id = "0123456789abcdef0123456789abcdef";
    assertThatThrownBy(() -> read(bytes("{\"errors\": \"user\n" + id + " unknown\"}")))
        .hasMessageContaining("{\"errors\": \"user <id> unknown\"}");
  }

  @Test
  void a_stopped_reading_ends_at_the_next_read() {
    Reading reading = reading();
    reading.stop();
    RecordStream records =
        new RecordStream(
            new ReplyStream(new ByteArrayInputStream(bytes("[1]")), reading, WIDE), reading, PLAIN);
    assertThat(records.hasNext()).isFalse();
    assertThatThrownBy(records::finish).hasMessageContaining("stopped");
  }

  @Test
  @Survives("B8")
  void a_reply_that_still_comes_at_the_deadline_ends_and_names_the_setting() {
    MovableClock clock = new MovableClock("2023-06-01T07:00:00Z");
    Reading reading = new Reading(clock, clock.instant().plus(Duration.ofHours(2)));
    ReplyStream body = new ReplyStream(new Endless("[", "1,"), reading, WIDE);
    RecordStream records = new RecordStream(body, reading, PLAIN);
    clock.advance(Duration.ofHours(2));
    for (int i = 0; i < 10_000; i++) {
      records.next();
    }
    assertThat(reading.received()).isEqualTo(10_000);

    clock.advance(Duration.ofMillis(1));
    while (records.hasNext()) {
      records.next();
    }

    assertThatThrownBy(records::finish)
        .hasMessageContaining("the load run's deadline (2023-06-01T09:00:00Z, after 1")
        .hasMessageEndingWith("nothing of this window is stored; RUN_DEADLINE may be too short");
  }

  @Test
  void a_probe_that_takes_too_long_names_the_setting_of_its_own() {
    MovableClock clock = new MovableClock("2023-06-01T07:00:00Z");
    Reading reading = new Probe(clock, Duration.ofSeconds(3)).reading();
    clock.advance(Duration.ofMinutes(1));

    assertThatThrownBy(reading::check).hasMessageContaining("API_TIMEOUT");
  }

  @Test
  void a_defect_ends_the_records_and_is_told_at_their_end() {
    RuntimeException defect = new IllegalStateException("defect");
    InputStream body =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes("[{}, ")),
            new InputStream() {
              @Override
              public int read() {
                throw defect;
              }
            });
    Reading reading = reading();
    RecordStream records = new RecordStream(new ReplyStream(body, reading, WIDE), reading, PLAIN);
    assertThat(records.next().position()).isEqualTo(1);
    assertThat(records.next()).as("under Camel's split it must not throw").isNull();
    assertThat(records.hasNext()).isFalse();
    assertThatThrownBy(records::finish).isSameAs(defect);
  }

  @Test
  void length_and_hash_of_the_body_are_kept() throws Exception {
    Reading reading = reading();
    ReplyStream body = new ReplyStream(new ByteArrayInputStream(bytes("[1, 2]")), reading, WIDE);
    RecordStream records = new RecordStream(body, reading, PLAIN);
    while (records.hasNext()) {
      records.next();
    }
    records.finish();
    assertThat(reading.bytes()).isEqualTo(6);
    assertThat(reading.sha256())
        .isEqualTo(java.security.MessageDigest.getInstance("SHA-256").digest(bytes("[1, 2]")));
  }

  private static int read(byte[] reply) throws ApiFailure {
    return read(new ByteArrayInputStream(reply));
  }

  private static int read(InputStream reply) throws ApiFailure {
    Reading reading = reading();
    RecordStream records = new RecordStream(new ReplyStream(reply, reading, WIDE), reading, PLAIN);
    int count = 0;
    while (records.hasNext()) {
      count += records.next() == null ? 0 : 1;
    }
    records.finish();
    return count;
  }

  private static RecordStream open(byte[] reply) {
    Reading reading = reading();
    return new RecordStream(
        new ReplyStream(new ByteArrayInputStream(reply), reading, WIDE), reading, PLAIN);
  }

  private static Reading reading() {
    return new Reading(Clock.systemUTC(), Instant.now().plus(Duration.ofHours(1)));
  }

  private static byte[] concat(byte[]... parts) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
