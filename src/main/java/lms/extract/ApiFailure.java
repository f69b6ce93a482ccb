package lms.extract;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import lms.texts.Explained;
import lms.texts.Sentence;

/**
 * The API could not be had: no connection, no 200, or no whole JSON array. Never holds a secret.
 */
public final class ApiFailure extends Explained {
  private static final long serialVersionUID = 1L;

  /** What may help. */
  private enum Help {
    THE_SAME_LATER,
    ASKING_FOR_LESS,
    FEWER_AT_ONCE
  }

  private final transient Set<Help> help = EnumSet.noneOf(Help.class);
  private final transient Integer httpStatus;
  private final transient Duration retryAfter;

  private ApiFailure(
      Sentence sentence, Integer status, Duration retryAfter, Throwable cause, Help... helps) {
    super(sentence, cause);
    this.help.addAll(Set.of(helps));
    this.httpStatus = status;
    this.retryAfter = retryAfter;
  }

  /** No answer at all: worth another try. */
  public static ApiFailure unreachable(Sentence sentence, Throwable cause) {
    return new ApiFailure(sentence, null, null, cause, Help.THE_SAME_LATER);
  }

  /** No connection is accepted: worth another try, and perhaps too many were open. */
  public static ApiFailure noConnection(Sentence sentence, Throwable cause) {
    return new ApiFailure(sentence, null, null, cause, Help.THE_SAME_LATER, Help.FEWER_AT_ONCE);
  }

  /** Connected, and then silence for too long: worth another try, or asking for less. */
  public static ApiFailure timedOut(Sentence sentence, Throwable cause) {
    return new ApiFailure(sentence, null, null, cause, Help.THE_SAME_LATER, Help.ASKING_FOR_LESS);
  }

  /** An answer whose body is cut or is not JSON: worth another try, or asking for less. */
  public static ApiFailure broken(Sentence sentence, Throwable cause) {
    return new ApiFailure(sentence, 200, null, cause, Help.THE_SAME_LATER, Help.ASKING_FOR_LESS);
  }

  /** More bytes or records than a reply may have: asking for less is the only help. */
  public static ApiFailure tooLong(Sentence sentence, Throwable cause) {
    return new ApiFailure(sentence, 200, null, cause, Help.ASKING_FOR_LESS);
  }

  /** A whole answer that is not what was asked for: another try would bring the same. */
  public static ApiFailure refused(Sentence sentence, Throwable cause) {
    return new ApiFailure(sentence, 200, null, cause);
  }

  /**
   * An answer other than 200. Only 408, 429 and 5xx are worth another try; 408 and 504 say that it
   * took too long, 429 and 503 that it was too often.
   *
   * @param retryAfter what the API asked to wait, or {@code null}
   */
  public static ApiFailure status(Sentence sentence, int status, Duration retryAfter) {
    ApiFailure failure = new ApiFailure(sentence, status, retryAfter, null);
    if (status == 408 || status == 429 || status >= 500) {
      failure.help.add(Help.THE_SAME_LATER);
    }
    if (status == 408 || status == 504) {
      failure.help.add(Help.ASKING_FOR_LESS);
    }
    if (status == 429 || status == 503) {
      failure.help.add(Help.FEWER_AT_ONCE);
    }
    return failure;
  }

  /** The load run's deadline has passed, or it is being stopped. */
  public static ApiFailure stopped(Sentence sentence) {
    return new ApiFailure(sentence, null, null, null);
  }

  /** Whether the same request may succeed later. */
  public boolean retriable() {
    return help.contains(Help.THE_SAME_LATER);
  }

  /** Whether a request for less may succeed. */
  public boolean lessMayHelp() {
    return help.contains(Help.ASKING_FOR_LESS);
  }

  /** Whether fewer requests at the same time may succeed. */
  public boolean fewerMayHelp() {
    return help.contains(Help.FEWER_AT_ONCE);
  }

  /** The reply's HTTP status, where there was a reply. */
  public Optional<Integer> httpStatus() {
    return Optional.ofNullable(httpStatus);
  }

  /** How long the API asked to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
