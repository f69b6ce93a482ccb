package lms.fail;

import java.util.Optional;
import lms.extract.ApiFailure;
import lms.ledger.LoadRun;
import lms.ledger.Trigger;
import lms.window.Window;
import lms.window.WindowSize;

/**
 * What may help a window that failed.
 *
 * @param tries how often it is asked for as it is, the first time included
 * @param halves whether its halves are asked for after that
 */
record Remedy(int tries, boolean halves) {
  /**
   * Several days are halved at once, where that may help: each try may cost minutes. One day is
   * worth its retries first; below a day most of them go to the smallest windows.
   *
   * @param api the failure, where it is one of the API
   * @param tries with the retries of the settings, if the same may succeed later
   */
  static Remedy of(Optional<ApiFailure> api, int tries, Window window, LoadRun run) {
    WindowSize size = WindowSize.of(window, run.zone());
    if (!mayBeHalved(api, size, window, run)) {
      return new Remedy(tries, false);
    }
    int most = size.days() > 1 ? 1 : size.days() == 1 ? tries : 2;
    return new Remedy(Math.min(tries, most), true);
  }

  /** The same, and a try that does not count. */
  Remedy andOneTry() {
    return new Remedy(tries + 1, halves);
  }

  /**
   * A day that does not come whole is asked for in hours only where somebody wants history at any
   * price: elsewhere the API may simply be dead. One whose reply is too long is not.
   */
  private static boolean mayBeHalved(
      Optional<ApiFailure> api, WindowSize size, Window window, LoadRun run) {
    boolean mayBeDead = api.filter(ApiFailure::retriable).isPresent();
    return api.filter(ApiFailure::lessMayHelp).isPresent()
        && !run.isReplay()
        && !WindowSize.isSmallest(window)
        && (size.days() > 1 || !mayBeDead || run.trigger() == Trigger.BACKFILL);
  }
}
