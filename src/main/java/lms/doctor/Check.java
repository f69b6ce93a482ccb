package lms.doctor;

import java.time.Duration;
import java.util.List;

/** Looks at one thing and changes nothing that people see. */
public interface Check {
  /** What it looks at: the name of its finding when it does not come to one itself. */
  String name();

  /** How long it may take. */
  Duration bound();

  /**
   * At least one finding.
   *
   * @throws Exception only by a defect: what may fail is a finding
   */
  List<Finding> look() throws Exception;
}
