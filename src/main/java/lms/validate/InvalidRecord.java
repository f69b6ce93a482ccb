package lms.validate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A record that cannot be accepted, with every reason. Carries no stack trace: it is an expected
 * answer about data, thrown up to a million times in one load run.
 */
public final class InvalidRecord extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;
  private final transient Instant createdAt;

  /**
   * @param violations at least one
   * @param createdAt the record's time where it is readable, else {@code null}
   */
  public InvalidRecord(List<Violation> violations, Instant createdAt) {
    super(null, null, false, false);
    this.violations = List.copyOf(violations);
    this.createdAt = createdAt;
  }

  /** Every fault, in the order of the fields. */
  public List<Violation> violations() {
    return violations;
  }

  /** When the grader recorded it, where that can be read. */
  public Optional<Instant> createdAt() {
    return Optional.ofNullable(createdAt);
  }

  @Override
  public String getMessage() {
    return String.join("; ", violations.stream().map(Violation::toString).toList());
  }
}
