package lms.watch;

import java.time.Duration;

/**
 * Whether the database could be had a moment ago, with our tables in it. Written by one thread,
 * read by others.
 */
public final class Readiness {
  /** A question that hangs is as good as a no. */
  private static final Duration LASTS = Duration.ofSeconds(8);

  private volatile Long reachedAt;

  /** It answered. */
  public void reached() {
    reachedAt = System.nanoTime();
  }

  /** It did not. */
  public void missed() {
    reachedAt = null;
  }

  /** Whether it answered when last asked, and that is not long ago. */
  public boolean isReady() {
    Long last = reachedAt;
    return last != null && System.nanoTime() - last < LASTS.toNanos();
  }
}
