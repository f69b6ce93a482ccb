package lms.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the database must hold of a day in UTC after these replies, worked out a second time: apart
 * from the product, whole in memory, record by record. It knows records as the tests write them,
 * and refuses to guess at others.
 */
final class Oracle {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSSSSS]");
  private static final Pattern PAIR = Pattern.compile("'(\\w+)': '([^'\\\\]*)'");
  private static final Pattern SOURCEDID = Pattern.compile("(course-v1:[^:%]+):[^:]*-([^:-]+):.*");
  private static final List<String> FIELDS =
      List.of("lti_user_id", "is_correct", "attempt_type", "created_at");

  private final LocalDate day;
  private final Map<List<String>, Map<String, String>> attempts = new LinkedHashMap<>();
  private final Map<String, Integer> quarantine = new TreeMap<>();
  private long outside;

  private Oracle(LocalDate day) {
    this.day = day;
  }

  /**
   * What must be there.
   *
   * @param attempts one text a row, in the order of {@link Invariants#ATTEMPTS}
   * @param quarantined records put aside, as often as they came
   * @param outside records of other days
   * @param stats the day's row of {@code daily_stats}
   */
  record Expected(List<String> attempts, long quarantined, long outside, String stats) {}

  /** After these replies to the question for {@code day}, one after the other. */
  static Expected after(LocalDate day, String... replies) {
    Oracle oracle = new Oracle(day);
    Stream.of(replies).forEach(oracle::take);
    return oracle.expected();
  }

  private void take(String reply) {
    try {
      JSON.readTree(reply).forEach(this::takeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void takeRecord(JsonNode record) {
    LocalDateTime time = time(record.path("created_at").asText());
    if (time != null && !time.toLocalDate().equals(day)) {
      outside++;
    } else if (time == null || !isGood(record)) {
      quarantine.merge(record.toString(), 1, Integer::sum);
    } else {
      Map<String, String> attempt = attempt(record, time);
      List<String> identity =
          Stream.of("created_at", "user_id", "attempt_type", "lis_result_sourcedid")
              .map(attempt::get)
              .toList();
      attempts.put(identity, attempt);
    }
  }

  private static LocalDateTime time(String text) {
    try {
      return LocalDateTime.parse(text, TIME);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static boolean isGood(JsonNode record) {
    String user = record.path("lti_user_id").asText();
    boolean complete = FIELDS.stream().allMatch(record::has);
    boolean named = record.path("lti_user_id").isTextual() && !user.isBlank();
    boolean whole = user.indexOf(0) < 0 && user.codePoints().noneMatch(Oracle::isHalf);
    String type = record.path("attempt_type").asText();
    JsonNode grade = record.path("is_correct");
    boolean graded =
        grade.isBoolean() || grade.isNumber() && Set.of(0.0, 1.0).contains(grade.asDouble());
    return complete
        && named
        && whole
        && user.codePointCount(0, user.length()) <= 255
        && (type.equals("run")
            ? grade.isNull()
            : type.equals("submit") && (grade.isNull() || graded));
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static Map<String, String> attempt(JsonNode record, LocalDateTime time) {
    Map<String, String> row = new LinkedHashMap<>();
    JsonNode grade = record.get("is_correct");
    Map<String, String> lti = lti(record.path("passback_params"));
    Matcher parts = SOURCEDID.matcher(Objects.toString(lti.get("lis_result_sourcedid"), ""));
    boolean known = parts.matches();
    row.put("created_at", time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS")));
    row.put("user_id", record.get("lti_user_id").asText());
    row.put("attempt_type", record.get("attempt_type").asText());
    row.put(
        "is_correct",
        grade.isNull() ? null : String.valueOf(grade.asDouble() == 1 || grade.asBoolean()));
    row.put("course_id", known ? parts.group(1) : null);
    row.put("task_id", known ? parts.group(2) : null);
    row.put("oauth_consumer_key", lti.get("oauth_consumer_key"));
    row.put("lis_result_sourcedid", lti.get("lis_result_sourcedid"));
    row.put("lis_outcome_service_url", lti.get("lis_outcome_service_url"));
    return row;
  }

  /** The pairs of a flat Python dict of texts without escapes. */
  private static Map<String, String> lti(JsonNode passback) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (passback.isNull() || passback.isMissingNode()) {
      return pairs;
    }
    Matcher pair = PAIR.matcher(passback.asText());
    while (pair.find()) {
      pairs.put(pair.group(1), pair.group(2));
    }
    if (!passback.isTextual()
        || !PAIR.matcher(passback.asText()).replaceAll("").matches("\\{[, ]*}")) {
      throw new IllegalArgumentException("the oracle cannot read " + passback);
    }
    return pairs;
  }

  private Expected expected() {
    List<String> rows = new ArrayList<>();
    attempts.values().forEach(row -> rows.add(String.join("|", texts(row))));
    rows.sort(null);
    long quarantined = quarantine.values().stream().mapToLong(Integer::longValue).sum();
    return new Expected(rows, quarantined, outside, stats());
  }

  private static List<String> texts(Map<String, String> row) {
    return row.values().stream().map(value -> value == null ? "∅" : value).toList();
  }

  private String stats() {
    long submissions = count("attempt_type", "submit");
    long correct = attempts.values().stream().filter(Oracle::isSolved).count();
    long users = attempts.values().stream().map(row -> row.get("user_id")).distinct().count();
    String rate =
        submissions == 0
            ? "null"
            : BigDecimal.valueOf(100 * correct)
                .divide(BigDecimal.valueOf(submissions), 2, RoundingMode.HALF_UP)
                .toString();
    return "%s %d %d %d %s %d %d"
        .formatted(
            day, attempts.size(), users, correct, rate, count("attempt_type", "run"), submissions);
  }

  private static boolean isSolved(Map<String, String> row) {
    return row.get("attempt_type").equals("submit") && "true".equals(row.get("is_correct"));
  }

  private long count(String field, String value) {
    return attempts.values().stream().filter(row -> value.equals(row.get(field))).count();
  }
}
