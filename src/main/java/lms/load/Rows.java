package lms.load;

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
  }

  void add(Attempt attempt) {
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
