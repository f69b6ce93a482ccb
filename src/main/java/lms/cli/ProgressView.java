package lms.cli;

import lms.ledger.RunProgress;

/** Shows a person how far a load run is. */
@FunctionalInterface
interface ProgressView extends AutoCloseable {
  /** Called each second, and once more at the end. */
  void show(RunProgress.Moment moment);

  /** Nothing more will come. */
  @Override
  default void close() {}
}
