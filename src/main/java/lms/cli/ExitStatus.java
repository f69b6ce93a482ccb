package lms.cli;

import lms.ledger.Delivery;
import lms.ledger.Failure;
import lms.ledger.RunSummary;

/** What a command tells the shell. */
final class ExitStatus {
  /** Done; quarantined records within the error budget included. */
  static final int DONE = 0;

  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int CONFIGURATION = 3;

  /** The API could not be had. */
  static final int API = 4;

  /** Done, but something needs a look. */
  static final int WARNING = 5;

  /** Another load run holds those days. */
  static final int CLAIMED = 75;

  private ExitStatus() {}

  /** A mail that waits makes a done load run one that needs a look, to whoever reads the status. */
  static int of(Pipeline.Result result) {
    int status = of(result.summary());
    boolean waits = result.mail().flatMap(Delivery::problem).isPresent();
    return status == DONE && waits ? WARNING : status;
  }

  private static int of(RunSummary summary) {
    if (summary.failure().isEmpty()) {
      return summary.warnings().isEmpty() ? DONE : WARNING;
    }
    return switch (summary.failure().map(Failure::kind).orElseThrow()) {
      case FAILED, CANCELLED, STOPPED -> FAILED;
      case API -> API;
      case CLAIMED -> CLAIMED;
    };
  }
}
