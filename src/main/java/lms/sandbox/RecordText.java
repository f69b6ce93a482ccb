package lms.sandbox;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes attempts as the grader's records, defects and oddities included. */
final class RecordText {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final List<String> CONSUMER_KEYS =
      List.of("O'Reilly", "O'Reilly \"Media\"", "пример");

  private RecordText() {}

  /** One element of the reply. */
  static String of(SyntheticAttempt attempt) {
    if (attempt.defect() == Defect.NOT_AN_OBJECT) {
      return "[\"synthetic\"]";
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("lti_user_id", quoted(attempt.enrolment().userId()));
    fields.put("passback_params", quoted(PythonRepr.of(passback(attempt))));
    fields.put("is_correct", isCorrect(attempt));
    fields.put("attempt_type", attempt.submission() ? "\"submit\"" : "\"run\"");
    fields.put("created_at", quoted(time(attempt.createdAt())));
    attempt.defect().spoil(fields);
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\": " + field.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static Map<String, String> passback(SyntheticAttempt attempt) {
    Course course = attempt.enrolment().course();
    Map<String, String> passback = new LinkedHashMap<>();
    passback.put("oauth_consumer_key", consumerKey(attempt));
    passback.put(
        "lis_result_sourcedid", course.sourcedid(attempt.task(), attempt.enrolment().userId()));
    if (attempt.oddity() != Oddity.NO_OUTCOME_URL) {
      passback.put("lis_outcome_service_url", course.outcomeUrl(attempt.task()));
    }
    return passback;
  }

  private static String consumerKey(SyntheticAttempt attempt) {
    if (attempt.oddity() != Oddity.CONSUMER_KEY) {
      return "";
    }
    long which = Math.floorMod(attempt.createdAt().getEpochSecond(), CONSUMER_KEYS.size());
    return CONSUMER_KEYS.get((int) which);
  }

  private static String isCorrect(SyntheticAttempt attempt) {
    if (attempt.correct() == null) {
      return "null";
    }
    boolean correct = attempt.correct();
    return switch (attempt.oddity()) {
      case DECIMAL_POINT -> correct ? "1.0" : "0.0";
      case BOOLEAN -> Boolean.toString(correct);
      default -> correct ? "1" : "0";
    };
  }

  /** As Python prints a datetime: without a fraction at microsecond 0. */
  private static String time(Instant instant) {
    return (instant.getNano() == 0 ? SECONDS : MICROS).format(instant);
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
