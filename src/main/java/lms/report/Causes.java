package lms.report;

import java.util.Optional;

/** Looks behind an exception. */
final class Causes {
  private Causes() {}

  /** The exception itself or the first of its causes that is of this type. */
  static <T> Optional<T> of(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  /** What all began with. */
  static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
