package lms.cli;

import lms.ledger.RunProgress;
import lms.texts.Texts;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar that overwrites itself: for terminals, in letters every one of them has, never in colour.
 */
final class ProgressAsBar implements ProgressView {
  /** Columns for percentage, bar, days and the time gone by. */
  private static final int BAR = 40;

  private final Texts texts;
  private final ProgressBar bar;
  private final int room;

  /**
   * @param days how many there are to do
   * @param width columns of the terminal
   */
  ProgressAsBar(Terminal terminal, int days, int width) {
    texts = terminal.texts();
    room = width - 1 - BAR;
    bar =
        new ProgressBarBuilder()
            .setInitialMax(days)
            .setUnit(" " + texts.get("terminal.progress.unit"), 1)
            .setStyle(ProgressBarStyle.ASCII)
            .hideEta() // the library's own knows nothing of windows and requests
            .continuousUpdate()
            .setConsumer(new DelegatingProgressBarConsumer(terminal::overwrite, width - 1))
            .build();
  }

  @Override
  public void show(RunProgress.Moment moment) {
    bar.stepTo(moment.daysDone());
    bar.setExtraMessage(new ProgressText(moment, texts).within(room));
  }

  @Override
  public void close() {
    bar.close();
  }
}
