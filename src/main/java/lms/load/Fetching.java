package lms.load;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.ledger.LoadRun;
import lms.ledger.WindowQueue;
import lms.window.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a load run has on its way: the transfer whose turn it is, and those begun ahead, so that the
 * API works on the next windows while this one is stored. Lives on the load run's thread.
 */
public final class Fetching {
  private static final Logger LOG = LoggerFactory.getLogger("transfer");

  private final LoadRun run;
  private final WindowQueue windows;
  private final Clock clock;
  private final Map<Window, Transfer> ahead = new LinkedHashMap<>();
  private final List<Transfer> beginning = new ArrayList<>();
  private int atOnce;
  private boolean alone;
  private boolean careful;
  private Window begunAhead;
  private Window refused;
  private DayPart part = DayPart.NONE;

  /**
   * @param atOnce transfers on their way at the same time at most
   */
  Fetching(LoadRun run, WindowQueue windows, Clock clock, int atOnce) {
    this.run = run;
    this.windows = windows;
    this.clock = clock;
    this.atOnce = atOnce;
  }

  /** The transfer of the window whose turn it is, begun ahead or now; others begin with it. */
  Transfer turnOf(Window window) {
    beginning.clear();
    Transfer begun = ahead.remove(window);
    if (begun != null) {
      begunAhead = window;
    }
    Transfer turn = begun == null ? begin(window) : begun;
    if (!turn.isBroken()) { // what broke it may be told to ask for fewer
      beginAhead();
    }
    run.progress().planned(windows.left() - ahead.size(), atOnce);
    return turn;
  }

  private void beginAhead() {
    while (!alone && 1 + ahead.size() < atOnce) {
      Optional<Window> next = windows.ahead();
      if (next.isEmpty()) {
        return;
      }
      ahead.put(next.get(), begin(next.get()));
    }
  }

  private Transfer begin(Window window) {
    Transfer transfer = new Transfer(run, window, clock, careful);
    beginning.add(transfer);
    return transfer;
  }

  /** The transfers that have begun with this turn: somebody must read for them. */
  public List<Transfer> beginning() {
    return List.copyOf(beginning);
  }

  /**
   * Whether the first try at {@code window} was begun ahead of its turn. Why it failed may have
   * nothing to do with the window: the API had others to answer first, or nobody read the reply
   * until the connection was cut.
   */
  public boolean wasBegunAhead(Window window) {
    return window.equals(begunAhead);
  }

  /**
   * The window whose turn it is has failed. An API that works on one request at a time may be busy
   * with those ahead, which nobody reads: they end, and until a window is stored none begins.
   *
   * @param tooMany whether the API refuses to do so much at once: from now on one less, for all the
   *     tries at the window together
   */
  public void failed(Window window, boolean tooMany) {
    close();
    alone = true;
    if (tooMany && atOnce > 1 && !window.equals(refused)) {
      atOnce--;
      refused = window;
      LOG.warn(
          "the API is asked for {} at the same time from now on (load run {})",
          atOnce == 1 ? "one window" : atOnce + " windows",
          run.id());
    }
  }

  /**
   * The database has refused a record: tries that begin from now on find out which. They keep every
   * record as it came, and go behind savepoints.
   */
  public void beCareful() {
    careful = true;
  }

  /** What is stored of the day in whose middle {@code window} begins. */
  DayPart partBefore(Window window) {
    return window.start().equals(part.until()) ? part : DayPart.NONE;
  }

  /** The transfer whose turn it is has been committed. */
  void committed(Transfer transfer) {
    alone = false;
    part = transfer.lastPart();
    windows.stored(transfer.window());
    transfer.committed();
  }

  /** Ends what has begun and had no turn; safe to call whatever happened. */
  public void close() {
    ahead.values().forEach(Transfer::close);
    ahead.keySet().forEach(windows::postpone);
    ahead.clear();
  }
}
