package lms.extract;

import java.time.Duration;
import java.util.Optional;

/**
 * The API could not be had: no connection, no 200, or no whole JSON array. Never holds a secret.
 */
public final class ApiFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean retriable;
  private final transient Integer httpStatus;
  private final transient Duration retryAfter;

  private ApiFailure(
      String message, boolean retriable, Integer status, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retriable = retriable;
    this.httpStatus = status;
    this.retryAfter = retryAfter;
  }

  /** No answer at all, or one that stopped coming: worth another try. */
  public static ApiFailure unreachable(String message, Throwable cause) {
    return new ApiFailure(message, true, null, null, cause);
  }

  /** An answer whose body is cut or is not JSON: worth another try. */
  public static ApiFailure broken(String message, Throwable cause) {
    return new ApiFailure(message, true, 200, null, cause);
  }

  /** A whole answer that is not what was asked for: another try would bring the same. */
  public static ApiFailure refused(String message, Throwable cause) {
    return new ApiFailure(message, false, 200, null, cause);
  }

  /**
   * An answer other than 200. Only 408, 429 and 5xx are worth another try.
   *
   * @param retryAfter what the API asked to wait, or {@code null}
   */
  public static ApiFailure status(String message, int status, Duration retryAfter) {
    boolean retriable = status == 408 || status == 429 || status >= 500;
    return new ApiFailure(message, retriable, status, retryAfter, null);
  }

  /** The load run's deadline has passed, or it is being stopped. */
  public static ApiFailure stopped(String message) {
    return new ApiFailure(message, false, null, null, null);
  }

  /** Whether the same request may succeed later. */
  public boolean retriable() {
    return retriable;
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
