package lms.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lms.attempt.RawRecord;
import lms.security.Secures;
import lms.support.JsonGenerator;
import lms.support.JsonOracle;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Compares the reader of replies with one that was written apart: 4,000 replies, others with {@code
 * -Dseed=} and {@code -Dreplies=}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomRepliesTest {
  private static final int CASES = Integer.getInteger("replies", 4_000);
  private static final long SEED = Long.getLong("seed", 20230531L);
  private static final int DEEPEST = 64;

  @Test
  @Secures({"S3", "S4"})
  void a_reply_is_read_as_by_a_reader_written_apart_or_refused_by_both() throws Exception {
    JsonGenerator generator = new JsonGenerator(SEED);
    Random random = new Random(SEED);
    List<String> differences = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] reply = generator.array().getBytes(StandardCharsets.UTF_8);
      if (reply.length > 0 && random.nextInt(20) == 0) {
        reply[random.nextInt(reply.length)] = (byte) random.nextInt(256);
      }
      List<RawRecord> ours = read(reply);
      refused += ours == null ? 1 : 0;
      if (ours == null ? expected(reply) != null : !ours.equals(expected(reply))) {
        differences.add(new String(reply, StandardCharsets.UTF_8) + " is read as " + ours);
      }
    }
    assertThat(differences.stream().limit(10)).as("%d differ", differences.size()).isEmpty();
    assertThat(refused).as("both kinds are there").isBetween(CASES / 5, CASES * 4 / 5);
  }

  /** The records, or null where the whole reply is refused; any other failure fails the test. */
  private static List<RawRecord> read(byte[] reply) throws Exception {
    Reading reading = new Reading(Clock.systemUTC(), Instant.now().plus(Duration.ofHours(1)));
    ReplyLimits limits = new ReplyLimits(reply.length, reply.length, 1);
    ReplyStream body = new ReplyStream(new ByteArrayInputStream(reply), reading, limits);
    RecordStream records = new RecordStream(body, reading, new Excerpt(text -> text));
    List<RawRecord> all = new ArrayList<>();
    while (records.hasNext()) {
      RawRecord record = records.next();
      if (record != null) {
        String raw = new String(records.raw(), StandardCharsets.UTF_8);
        all.add(record);
        if (!record.equals(record(record.position(), JsonOracle.read(raw, DEEPEST, false)))) {
          throw new AssertionError("not the bytes of " + record + ": " + raw);
        }
      }
    }
    try {
      records.finish();
      return all;
    } catch (ApiFailure refusal) {
      return null;
    }
  }

  private static List<RawRecord> expected(byte[] reply) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(reply)).toString();
      String json = text.startsWith("\ufeff") ? text.substring(1) : text;
      List<RawRecord> records = new ArrayList<>();
      if (JsonOracle.read(json, DEEPEST, false) instanceof List<?> elements) {
        elements.forEach(element -> records.add(record(records.size() + 1, element)));
        return records;
      }
      return null;
    } catch (CharacterCodingException | JsonOracle.Refused e) {
      return null;
    }
  }

  private static RawRecord record(long position, Object element) {
    if (!(element instanceof Map<?, ?> members)) {
      return RawRecord.noObject(position);
    }
    return new RawRecord(
        position,
        true,
        field(members, "lti_user_id"),
        field(members, "passback_params"),
        field(members, "is_correct"),
        field(members, "attempt_type"),
        field(members, "created_at"));
  }

  private static Object field(Map<?, ?> members, String name) {
    return members.containsKey(name) ? members.get(name) : RawRecord.ABSENT;
  }
}
