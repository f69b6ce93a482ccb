package lms.validate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The faults found so far in one record, in the order of its fields. */
final class Violations {
  private List<Violation> found; // null for the record without a fault: nearly every one

  void add(String field, String problem, String got) {
    if (found == null) {
      found = new ArrayList<>();
    }
    found.add(new Violation(field, problem, got));
  }

  /**
   * @param createdAt the record's time, or {@code null} if it is not readable
   * @throws InvalidRecord if there is any fault
   */
  void throwIfAny(Instant createdAt) throws InvalidRecord {
    if (found != null) {
      throw new InvalidRecord(found, createdAt);
    }
  }
}
