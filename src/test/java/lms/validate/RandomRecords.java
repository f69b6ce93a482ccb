package lms.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lms.attempt.RawRecord;
import lms.attempt.RawRecord.JsonNumber;

/** Records in which every field is as usual, of another type, or nonsense. */
final class RandomRecords {
  private static final String[] TEXTS = {
    "",
    " ",
    "secret",
    "secret\0",
    "\ud800",
    "\n",
    "1",
    "run",
    "submit",
    "2023-05-31 09:16:11",
    "2023-02-30 00:00:00",
    "9999-12-31T23:59:59Z",
    "2023-05-31 09:16:11+99:99",
    "{",
    "{}",
    "[]",
    "None",
    "{'lis_result_sourcedid': None}",
    "{\"lis_result_sourcedid\": null}",
    "{'lis_result_sourcedid': 1}",
    "{'lis_result_sourcedid': '\\x00'}",
    "{'lis_outcome_service_url': '/courses//xblock/'}",
    "'\\ud800'",
    "{'lis_result_sourcedid': 'a:%:b'}",
    "[".repeat(50),
    "{'a':".repeat(30),
    "x".repeat(300),
    "'" + "x".repeat(70_000)
  };
  private static final String[] NUMBERS = {
    "0", "1", "2", "-1", "1.0", "1e999999", "1e-99999999999", "0.1"
  };

  private RandomRecords() {}

  static RawRecord next(Random random) {
    RawRecord usual =
        random.nextBoolean() ? RawRecords.aTrialRun().raw() : RawRecords.aSubmission().raw();
    return new RawRecord(
        random.nextInt(),
        random.nextInt(20) > 0,
        changed(random, usual.ltiUserId()),
        changed(random, usual.passbackParams()),
        changed(random, usual.isCorrect()),
        changed(random, usual.attemptType()),
        changed(random, usual.createdAt()));
  }

  private static Object changed(Random random, Object usual) {
    return switch (random.nextInt(16)) {
      case 0 -> value(random, 3);
      case 1 -> usual instanceof String text ? changedText(random, text) : usual;
      default -> usual;
    };
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> null;
      case 1 -> RawRecord.ABSENT;
      case 2 -> random.nextBoolean();
      case 3 -> new JsonNumber(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 6 -> new ArrayList<>(Arrays.asList(value(random, depth - 1)));
      case 7 ->
          Map.of("lis_result_sourcedid", String.valueOf(value(random, depth - 1)), "a", List.of());
      default -> TEXTS[random.nextInt(TEXTS.length)];
    };
  }

  private static String changedText(Random random, String text) {
    int at = random.nextInt(text.length() + 1);
    char any =
        random.nextInt(4) == 0 ? (char) random.nextInt(0x10000) : (char) random.nextInt(0x80);
    return random.nextBoolean()
        ? text.substring(0, at) + any + text.substring(at)
        : text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
  }
}
