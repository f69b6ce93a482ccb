package lms.load;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import lms.attempt.Attempt;
import lms.attempt.LtiReference;
import lms.window.DayIndex;

/**
 * Attempts of different identity, turned into columns: one array a column, for one statement that
 * stores them all.
 */
public final class Rows {
  private int size;
  private String[] userId;
  private String[] type;
  private long[] createdAt;
  private Boolean[] correct;
  private String[] courseId;
  private String[] taskId;
  private String[] consumerKey;
  private String[] sourcedid;
  private String[] outcomeUrl;
  private Kept[] kept;

  /**
   * @param capacity rows at first; more find room
   */
  Rows(int capacity) {
    userId = new String[capacity];
    type = new String[capacity];
    createdAt = new long[capacity];
    correct = new Boolean[capacity];
    courseId = new String[capacity];
    taskId = new String[capacity];
    consumerKey = new String[capacity];
    sourcedid = new String[capacity];
    outcomeUrl = new String[capacity];
    kept = new Kept[0];
  }

  void add(Attempt attempt, Kept source) {
    add(attempt);
    if (source != null) {
      kept = kept.length < size ? Arrays.copyOf(kept, userId.length) : kept;
      kept[size - 1] = source;
    }
  }

  private void add(Attempt attempt) {
    if (size == userId.length) {
      resize(size * 2);
    }
    userId[size] = attempt.userId();
    type[size] = attempt.type();
    createdAt[size] = DayIndex.micros(attempt.createdAt());
    correct[size] = attempt.correct();
    LtiReference lti = attempt.lti();
    courseId[size] = lti.courseId();
    taskId[size] = lti.taskId();
    consumerKey[size] = lti.oauthConsumerKey();
    sourcedid[size] = lti.resultSourcedid();
    outcomeUrl[size] = lti.outcomeServiceUrl();
    size++;
  }

  private void resize(int length) {
    userId = Arrays.copyOf(userId, length);
    type = Arrays.copyOf(type, length);
    createdAt = Arrays.copyOf(createdAt, length);
    correct = Arrays.copyOf(correct, length);
    courseId = Arrays.copyOf(courseId, length);
    taskId = Arrays.copyOf(taskId, length);
    consumerKey = Arrays.copyOf(consumerKey, length);
    sourcedid = Arrays.copyOf(sourcedid, length);
    outcomeUrl = Arrays.copyOf(outcomeUrl, length);
  }

  /** How many rows. */
  public int size() {
    return size;
  }

  /** The rows from one number to before another. */
  Rows part(int from, int to) {
    Rows part = new Rows(0);
    part.size = to - from;
    part.userId = Arrays.copyOfRange(userId, from, to);
    part.type = Arrays.copyOfRange(type, from, to);
    part.createdAt = Arrays.copyOfRange(createdAt, from, to);
    part.correct = Arrays.copyOfRange(correct, from, to);
    part.courseId = Arrays.copyOfRange(courseId, from, to);
    part.taskId = Arrays.copyOfRange(taskId, from, to);
    part.consumerKey = Arrays.copyOfRange(consumerKey, from, to);
    part.sourcedid = Arrays.copyOfRange(sourcedid, from, to);
    part.outcomeUrl = Arrays.copyOfRange(outcomeUrl, from, to);
    part.kept = Arrays.copyOfRange(kept, from, to);
    return part;
  }

  /** What row {@code i} was read from; only of a careful try. */
  Kept kept(int i) {
    return kept[i];
  }

  Instant createdAt(int i) {
    return Instant.EPOCH.plus(createdAt[i], ChronoUnit.MICROS);
  }

  /** 64 bits that tell the identity of row {@code i} from any other, almost surely. */
  long fingerprint(int i) {
    return fingerprint(createdAt[i], userId[i], type[i], sourcedid[i]);
  }

  /** The same of an attempt. */
  static long fingerprint(Attempt attempt) {
    return fingerprint(
        DayIndex.micros(attempt.createdAt()),
        attempt.userId(),
        attempt.type(),
        attempt.lti().resultSourcedid());
  }

  private static long fingerprint(long micros, String userId, String type, String sourcedid) {
    long h = micros * 0x9E3779B97F4A7C15L;
    h = (h ^ userId.hashCode()) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 29) ^ (sourcedid == null ? 1 : sourcedid.hashCode())) * 0x94D049BB133111EBL;
    return (h ^ (h >>> 32) ^ type.hashCode()) * 0x9E3779B97F4A7C15L;
  }

  /** The columns by parameter name of {@code sql/upsert_attempts.sql}. */
  Map<String, Object> parameters() {
    if (size < userId.length) {
      resize(size);
    }
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("user_id", userId);
    parameters.put("attempt_type", type);
    parameters.put("created_at", createdAt);
    parameters.put("is_correct", correct);
    parameters.put("course_id", courseId);
    parameters.put("task_id", taskId);
    parameters.put("oauth_consumer_key", consumerKey);
    parameters.put("lis_result_sourcedid", sourcedid);
    parameters.put("lis_outcome_service_url", outcomeUrl);
    return parameters;
  }
}
