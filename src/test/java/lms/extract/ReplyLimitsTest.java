package lms.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import lms.faults.Survives;
import lms.security.Secures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As much as a limit says is read, more is refused, and the message names the limit. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplyLimitsTest {
  private static final String NOW = "; nothing of this window is stored; ";
  private static final String ASK = NOW + "ask those who run the grader";
  private static final int RATIO = 500;
  private static final ReplyLimits WIDE = new ReplyLimits(1L << 40, 1L << 40, RATIO);

  private final Reading reading =
      new Reading(Clock.systemUTC(), Instant.now().plus(Duration.ofHours(1)));

  @Test
  @Secures("S3")
  void as_many_bytes_as_the_setting_says_are_read() throws Exception {
    assertThat(read("[1, 2]", new ReplyLimits(6, 9, RATIO))).isEqualTo(2);
  }

  @Test
  @Secures("S3")
  void one_byte_more_is_refused_and_less_is_asked_for() {
    ApiFailure failure = refusal("[1, 2]", new ReplyLimits(5, 9, RATIO));

    assertThat(failure)
        .hasMessage(
            "the reply is longer than API_MAX_BYTES=5 allows after 0 records and 6 bytes"
                + NOW
                + "raise API_MAX_BYTES if a reply may be that long");
    assertThat(failure.lessMayHelp()).isTrue();
    assertThat(failure.retriable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"17179869184, 16g", "524288000, 500m", "6144, 6k", "1099511627776, 1024g", "7, 7"})
  void bytes_are_told_as_users_write_them(long bytes, String told) {
    assertThat(new ReplyLimits(bytes, 1, 1).size()).isEqualTo(told);
  }

  @Test
  @Secures("S3")
  void as_many_records_as_the_setting_says_are_read() throws Exception {
    assertThat(read("[1, 2]", new ReplyLimits(6, 2, RATIO))).isEqualTo(2);
  }

  @Test
  @Secures("S3")
  void one_record_more_is_refused_and_less_is_asked_for() {
    ApiFailure failure = refusal("[1, 2]", new ReplyLimits(6, 1, RATIO));

    assertThat(failure)
        .hasMessage(
            "the reply has more records than API_MAX_RECORDS=1 allows after 1 records and 6 bytes"
                + NOW
                + "raise API_MAX_RECORDS if a reply may have that many");
    assertThat(failure.lessMayHelp()).isTrue();
    assertThat(failure.retriable()).isFalse();
  }

  @Test
  @Secures("S3")
  void a_reply_that_grows_as_much_as_the_setting_says_is_read() throws Exception {
    reading.sent((int) (ReplyLimits.RATIO_FROM / RATIO) + 1);

    assertThat(read(longer(RATIO), WIDE)).isEqualTo(17);
  }

  @Test
  @Secures("S3")
  void one_that_grows_more_is_refused_and_nothing_else_is_tried() {
    reading.sent((int) (ReplyLimits.RATIO_FROM / RATIO));

    ApiFailure failure = refusal(longer(RATIO), WIDE);

    assertThat(failure)
        .hasMessageMatching(
            "the reply grows more than API_MAX_RATIO=500 allows as it is unpacked"
                + " after \\d+ records and 16,77[\\d,]* bytes"
                + NOW
                + "raise API_MAX_RATIO if the API packs that well");
    assertThat(failure.lessMayHelp()).isFalse();
    assertThat(failure.retriable()).isFalse();
  }

  @Test
  void up_to_sixteen_mebibytes_a_reply_may_grow_as_it_will() throws Exception {
    reading.sent(1);

    assertThat(read(longer(0), WIDE)).isEqualTo(17);
  }

  /** So much longer than what may grow as it will, in 17 elements. */
  private static String longer(int bytes) {
    String elements = ("\"" + "x".repeat(1 << 19) + "\",").repeat(16);
    long blanks = ReplyLimits.RATIO_FROM + bytes - elements.length() - 3;
    String gap = " ".repeat((int) blanks / 16);
    return "[" + elements.replace(",", "," + gap) + " ".repeat((int) blanks % 16) + "1]";
  }

  @ParameterizedTest
  @ValueSource(strings = {"lti_user_id", "unknown"})
  @Secures("S3")
  void a_text_or_a_record_of_nearly_four_mebibytes_is_read(String field) throws Exception {
    assertThat(read(record(field, ReplyStream.MAX_RECORD - 1), WIDE)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lti_user_id", "unknown"})
  @Survives("D20")
  @Secures("S3")
  void one_of_more_is_refused(String field) {
    assertRefused(
        record(field, ReplyStream.MAX_RECORD + 1),
        "a record may have 4 MiB, with the blanks before it, and one has more after 0 records");
  }

  private static String record(String field, int bytes) {
    String empty = "{\"" + field + "\": \"\"}";
    return "[" + empty.replace("\"\"", "\"" + "x".repeat(bytes - empty.length()) + "\"") + "]";
  }

  @Test
  @Secures("S3")
  void blanks_of_nearly_four_mebibytes_are_read_and_more_are_refused() throws Exception {
    String blanks = " ".repeat(ReplyStream.MAX_RECORD - 8);

    assertThat(read("[1," + blanks + "1]", WIDE)).isEqualTo(2);
    assertRefused(
        "[1," + blanks + " ".repeat(16) + "1]", "a record may have 4 MiB, with the blanks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      [" | x
      [{"unknown": " | x
      [{"unknown": [ | 1,
      [1, | ' '
      """)
  @Survives({"D20", "D28"})
  @Secures("S3")
  void what_never_ends_is_refused_and_not_read_further(String begin, String again) {
    Endless reply = new Endless(begin, again);

    assertThatThrownBy(() -> read(reply, WIDE))
        .hasMessageContaining("a record may have 4 MiB")
        .hasMessageEndingWith(ASK);
    assertThat(reply.given())
        .isBetween((long) ReplyStream.MAX_RECORD, ReplyStream.MAX_RECORD + (64L << 10));
  }

  @Test
  @Survives("D21")
  @Secures("S3")
  void sixty_four_levels_are_read_and_one_more_is_refused() throws Exception {
    assertThat(read("[".repeat(64) + "]".repeat(64), WIDE)).isEqualTo(1);
    assertRefused("[".repeat(65) + "]".repeat(65), "a reply may nest 64 levels deep, and this one");
    assertRefused("[".repeat(1_000_000), "a reply may nest 64 levels deep, and this one is deeper");
  }

  @Test
  @Survives("D19")
  @Secures("S3")
  void a_thousand_digits_are_read_and_one_more_is_refused() throws Exception {
    assertThat(read("[{\"is_correct\": " + "1".repeat(1000) + "}]", WIDE)).isEqualTo(1);
    assertRefused(
        "[{\"is_correct\": " + "1".repeat(1001) + "}]", "a number may have 1,000 digits, and one");
    assertRefused(
        "[{\"is_correct\": 0." + "1".repeat(1001) + "}]",
        "a number may have 1,000 digits, and one");
  }

  @ParameterizedTest
  @CsvSource({"k, 1", "ы, 2"})
  @Secures("S3")
  void a_name_of_50_000_bytes_is_read_and_one_more_is_refused(String letter, int bytes)
      throws Exception {
    String name = letter.repeat(50_000 / bytes);

    assertThat(read("[{\"" + name + "\": 1}]", WIDE)).isEqualTo(1);
    assertRefused("[{\"" + name + letter + "\": 1}]", "the name of a field may have 50,000 bytes");
  }

  /** Such as the names whose hashes the parser has room for. */
  @Test
  void a_limit_of_the_parser_that_has_no_words_of_its_own_is_told_in_general() {
    reading.reads(null, new ReplyStream(InputStream.nullInputStream(), reading, WIDE));

    assertThat(ReplyFailures.explain(new StreamConstraintsException("spilled over"), reading))
        .hasMessage(
            "the reply would cost more to read than a reply may after 0 records and 0 bytes" + ASK);
  }

  private void assertRefused(String reply, String words) {
    ApiFailure failure = refusal(reply, WIDE);

    assertThat(failure).hasMessageStartingWith(words).hasMessageEndingWith(ASK);
    assertThat(failure.lessMayHelp() || failure.retriable()).isFalse();
  }

  private ApiFailure refusal(String reply, ReplyLimits limits) {
    return catchThrowableOfType(ApiFailure.class, () -> read(reply, limits));
  }

  private long read(String reply, ReplyLimits limits) throws ApiFailure {
    return read(new ByteArrayInputStream(reply.getBytes(StandardCharsets.UTF_8)), limits);
  }

  private long read(InputStream reply, ReplyLimits limits) throws ApiFailure {
    ReplyStream body = new ReplyStream(reply, reading, limits);
    return new Probe(Clock.systemUTC(), Duration.ZERO)
        .count(new RecordStream(body, reading, new Excerpt(text -> text)));
  }
}
