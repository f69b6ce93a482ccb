package lms.validate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import lms.attempt.Attempt;
import lms.attempt.LtiReference;
import lms.attempt.RawRecord;

/** Turns raw records of the grader into attempts, or says everything that is wrong with them. */
public final class AttemptValidator {
  private static final String TRIAL_RUN = "run";
  private static final int MAX_USER_ID = 255;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant TOO_LATE = Instant.parse("2101-01-01T00:00:00Z");
  private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(10);

  private final Set<String> attemptTypes;
  private final String notOneOf;
  private final Clock clock;

  /**
   * @param attemptTypes the types that are accepted: {@code run}, {@code submit}
   * @param clock tells which times lie in the future
   */
  public AttemptValidator(Set<String> attemptTypes, Clock clock) {
    this.attemptTypes = Set.copyOf(attemptTypes);
    this.notOneOf = "is not one of " + String.join(", ", new TreeSet<>(attemptTypes));
    this.clock = clock;
  }

  /**
   * The attempt that {@code raw} describes.
   *
   * @throws InvalidRecord naming every fault, and the record's time if that is readable
   */
  public Attempt validate(RawRecord raw) throws InvalidRecord {
    Violations violations = new Violations();
    if (!raw.isObject()) {
      violations.add("record", "is not an object", null);
      violations.throwIfAny(null);
    }
    String userId = userId(raw.ltiUserId(), violations);
    LtiReference lti = PassbackParams.read(raw.passbackParams(), violations);
    Boolean correct = correct(raw.isCorrect(), raw.attemptType(), violations);
    String type = type(raw.attemptType(), violations);
    Instant createdAt = createdAt(raw.createdAt(), violations);
    violations.throwIfAny(createdAt);
    return new Attempt(userId, type, createdAt, correct, lti);
  }

  private static String userId(Object value, Violations violations) {
    String field = "lti_user_id";
    if (!(value instanceof String text)) {
      violations.add(field, isMissing(value) ? "is missing" : "is not text", Got.type(value));
      return null;
    }
    String fault = text.isBlank() ? "is blank" : Text.fault(text);
    if (fault != null) {
      violations.add(field, fault, Got.type(text));
    }
    if (text.length() > MAX_USER_ID && Text.characters(text) > MAX_USER_ID) {
      violations.add(field, "is longer than 255 characters", Got.type(text));
    }
    return text;
  }

  private static Boolean correct(Object value, Object type, Violations violations) {
    String field = "is_correct";
    if (value == null) {
      return null;
    }
    Boolean correct = value instanceof RawRecord.JsonNumber n ? truth(n.text()) : truth(value);
    if (value == RawRecord.ABSENT) {
      violations.add(field, "is missing", null);
    } else if (correct == null) {
      violations.add(field, "is not 0, 1, true, false or null", Got.value(value));
    } else if (TRIAL_RUN.equals(type)) {
      violations.add(field, "is set on a trial run", Got.value(value));
    }
    return correct;
  }

  private static Boolean truth(Object value) {
    return value instanceof Boolean truth ? truth : null;
  }

  /** By value, so {@code 1.0} and {@code 1e0} are 1; {@code null} for any other number. */
  private static Boolean truth(String number) {
    try {
      BigDecimal value = new BigDecimal(number);
      if (value.signum() == 0) {
        return false;
      }
      // Does not write the digits out, however large the exponent.
      return value.compareTo(BigDecimal.ONE) == 0 ? Boolean.TRUE : null;
    } catch (NumberFormatException e) {
      return null; // an exponent beyond ten digits
    }
  }

  private String type(Object value, Violations violations) {
    String field = "attempt_type";
    if (value instanceof String text && attemptTypes.contains(text)) {
      return text;
    }
    String problem = isMissing(value) ? "is missing" : notOneOf;
    String fault = value instanceof String text ? Text.fault(text) : null;
    violations.add(field, fault != null ? fault : problem, Got.value(value));
    return null;
  }

  private Instant createdAt(Object value, Violations violations) {
    String field = "created_at";
    Instant instant = value instanceof String text ? ApiTime.parse(text) : null;
    if (instant == null) {
      String problem = isMissing(value) ? "is missing" : "is not like 2023-05-31 09:16:11.313646";
      violations.add(field, problem, Got.value(value));
    } else if (instant.isBefore(EARLIEST) || !instant.isBefore(TOO_LATE)) {
      violations.add(field, "is not in the years 2000 to 2100", Got.value(value));
      return null;
    } else if (instant.isAfter(clock.instant().plus(CLOCK_DIFFERENCE))) {
      violations.add(field, "is more than 10 minutes in the future", Got.value(value));
    }
    return instant;
  }

  private static boolean isMissing(Object value) {
    return value == null || value == RawRecord.ABSENT;
  }
}
