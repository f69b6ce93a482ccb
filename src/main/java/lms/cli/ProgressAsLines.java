package lms.cli;

import lms.ledger.RunProgress;

/** A line for each window that is stored, and one at least every ten seconds. */
final class ProgressAsLines implements ProgressView {
  private static final double EVERY_SECONDS = 10;

  private final Terminal terminal;
  private double shownAt;
  private int windows;

  ProgressAsLines(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(RunProgress.Moment moment) {
    if (moment.windowsDone() == windows && moment.seconds() - shownAt < EVERY_SECONDS) {
      return;
    }
    windows = moment.windowsDone();
    shownAt = moment.seconds();
    terminal.tell(
        "terminal.progress",
        moment.daysDone(),
        moment.days(),
        moment.receipt().received(),
        new ProgressText(moment, terminal.texts()).whole());
  }
}
