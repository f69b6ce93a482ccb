package lms.ledger;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import lms.window.Days;
import lms.window.Window;
import lms.window.WindowSize;

/**
 * What a load run still has to do, cut into windows as late as possible: their size is what has
 * worked. None is left once one was given up. Lives on the load run's thread.
 */
public final class WindowQueue implements Iterator<Window> {
  /** So many windows in a row must have worked before a larger one is tried. */
  private static final int ENOUGH = 3;

  /**
   * @param cut whether it stays as it is; otherwise it may be cut yet
   */
  private record Span(Window window, boolean cut) {}

  private final List<Span> spans = new LinkedList<>();
  private final ZoneId zone;
  private final WindowSize most;
  private WindowSize size;
  private int worked;
  private boolean ended;

  private WindowQueue(ZoneId zone, int mostDays) {
    this.zone = zone;
    this.most = WindowSize.ofDays(mostDays);
    this.size = most;
  }

  /**
   * Days, to be cut; each range from its oldest day on.
   *
   * @param ranges in the order they are to be loaded
   * @param mostDays of one window
   */
  public static WindowQueue of(List<Days> ranges, ZoneId zone, int mostDays) {
    WindowQueue queue = new WindowQueue(zone, mostDays);
    ranges.forEach(days -> queue.spans.add(new Span(days.in(zone), false)));
    return queue;
  }

  /** These windows, as they are and in this order. */
  public static WindowQueue exactly(List<Window> windows, ZoneId zone) {
    WindowQueue queue = new WindowQueue(zone, 1);
    windows.forEach(window -> queue.spans.add(new Span(window, true)));
    return queue;
  }

  /** Whether the end has not been seen yet: while a window is asked for, its halves may follow. */
  @Override
  public boolean hasNext() {
    return !ended;
  }

  /** The window to ask for now; {@code null} at the end: split skips it. */
  @Override
  public Window next() {
    ended = spans.isEmpty();
    if (ended) {
      return null;
    }
    ListIterator<Span> first = spans.listIterator();
    Window window = cut(first);
    spans.remove(0);
    return window;
  }

  /** A window whose turn comes later, to be begun now. Empty if all are begun. */
  public Optional<Window> ahead() {
    ListIterator<Span> span = spans.listIterator();
    while (span.hasNext()) {
      if (!span.next().cut()) {
        span.previous();
        return Optional.of(cut(span));
      }
    }
    return Optional.empty();
  }

  /** A window begun ahead is given up for now: it is cut anew, to the size there will be then. */
  public void postpone(Window window) {
    spans.replaceAll(span -> span.window().equals(window) ? new Span(window, false) : span);
  }

  /** Cuts the span that {@code place} would give next, if it is not cut yet. */
  private Window cut(ListIterator<Span> place) {
    Span span = place.next();
    if (span.cut()) {
      return span.window();
    }
    Window window = size.beginningOf(span.window(), zone);
    place.set(new Span(window, true));
    rest(span.window(), window).ifPresent(rest -> place.add(new Span(rest, false)));
    return window;
  }

  private static Optional<Window> rest(Window whole, Window beginning) {
    return beginning.end().equals(whole.end())
        ? Optional.empty()
        : Optional.of(new Window(beginning.end(), whole.end()));
  }

  /** The window asked for last was too much: its halves are next, and no larger one is cut. */
  public void halve(Window window) {
    WindowSize half = WindowSize.halfOf(window, zone);
    size = half.compareTo(size) < 0 ? half : size;
    worked = 0;
    Window first = half.beginningOf(window, zone);
    rest(window, first).ifPresent(rest -> spans.add(0, new Span(rest, false)));
    spans.add(0, new Span(first, false));
  }

  /**
   * A window is stored; after some in a row larger ones are tried again. One a little smaller than
   * the present size counts as well: the second half of an odd number of days always is.
   */
  public void stored(Window window) {
    boolean counts = WindowSize.of(window, zone).doubled().compareTo(size) > 0;
    worked += counts && size.compareTo(most) < 0 ? 1 : 0;
    if (worked == ENOUGH) {
      size = size.doubled().compareTo(most) < 0 ? size.doubled() : most;
      worked = 0;
    }
  }

  /** How many windows are left, if all have the present size. */
  public int left() {
    return spans.stream().mapToInt(span -> span.cut() ? 1 : size.count(span.window(), zone)).sum();
  }

  /** Whether something of {@code day} is left. */
  public boolean isLeft(LocalDate day) {
    Window whole = Days.of(day).in(zone);
    return spans.stream().map(Span::window).anyMatch(whole::overlaps);
  }

  /** The rest is given up: what stopped this window would stop the others too. */
  public void giveUp() {
    spans.clear();
  }
}
