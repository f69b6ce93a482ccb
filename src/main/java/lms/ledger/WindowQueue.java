package lms.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import lms.window.Window;

/**
 * The windows of a load run that are still to do, oldest first; none is left once one has failed.
 */
public final class WindowQueue implements Iterator<Window> {
  private final Deque<Window> windows;

  /**
   * @param windows in the order they are to be loaded
   */
  public WindowQueue(List<Window> windows) {
    this.windows = new ArrayDeque<>(windows);
  }

  @Override
  public boolean hasNext() {
    return !windows.isEmpty();
  }

  @Override
  public Window next() {
    return windows.remove();
  }

  /** The rest is given up: what stopped this window would stop the others too. */
  public void giveUp() {
    windows.clear();
  }
}
