package lms.dashboard;

import java.time.Duration;

/** As many cards are asked as may be at once, and none of them ended in time. */
public final class NoTurn extends Exception {
  private static final long serialVersionUID = 1L;

  /** When to ask again. */
  public static final Duration LATER = Duration.ofSeconds(5);

  public NoTurn() {
    super("too many cards are asked for at once; ask for this one again");
  }
}
