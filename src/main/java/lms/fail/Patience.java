package lms.fail;

import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import lms.extract.ApiFailure;
import lms.ledger.LoadRun;
import lms.window.Window;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a window is tried again, and after how long. Our own counting: the HTTP client's
 * hidden retries are off.
 */
public final class Patience {
  /** No wait of ours is longer; what the API asks for may be. */
  static final Duration LONGEST = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger("window");

  private final int retries;
  private final Duration delay;
  private final Clock clock;
  private final UnaryOperator<String> scrub;

  /**
   * @param retries tries after the first one
   * @param delay wait before the first retry, doubled each time
   * @param scrub takes every secret out of a text
   */
  public Patience(int retries, Duration delay, Clock clock, UnaryOperator<String> scrub) {
    this.retries = retries;
    this.delay = delay;
    this.clock = clock;
    this.scrub = scrub;
  }

  /**
   * Whether to try again. It waits here, not in Camel, so that a load run told to end need not be
   * waited for.
   */
  public boolean again(Exchange exchange) {
    Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    int failed = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 1, Integer.class);
    LoadRun run = exchange.getProperty("loadRun", LoadRun.class);
    Duration wait = wait(thrown, failed);
    boolean inTime = clock.instant().plus(wait).isBefore(run.deadline());
    Cause cause = Cause.of(thrown);
    boolean again = failed <= retries && inTime && cause.retriable();
    String next = again ? "next try in %.1f s".formatted(wait.toMillis() / 1000.0) : "given up";
    Window window = exchange.getProperty("window", Window.class);
    LOG.error(
        "{}: {} (load run {}, window {} to {}, try {} of {}); {}",
        cause.stage(),
        scrub.apply(cause.words()),
        run.id(),
        window.start(),
        window.end(),
        failed,
        retries + 1,
        next);
    exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, 0);
    return again && !run.stop().await(wait);
  }

  private Duration wait(Throwable thrown, int failed) {
    Duration own = delay.multipliedBy(1L << Math.min(failed - 1, 20));
    Duration bounded = own.compareTo(LONGEST) > 0 ? LONGEST : own;
    if (thrown instanceof ApiFailure api && api.retryAfter().isPresent()) {
      Duration asked = api.retryAfter().get();
      return asked.compareTo(bounded) > 0 ? asked : bounded;
    }
    return bounded;
  }
}
