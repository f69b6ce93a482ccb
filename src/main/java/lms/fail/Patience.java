package lms.fail;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lms.extract.ApiFailure;
import lms.ledger.LoadRun;
import lms.load.Fetching;
import lms.window.Window;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a window is tried again, and after how long; or in two halves, or not at all. Our
 * own counting: the HTTP client's hidden retries are off.
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
   * Whether to try again; if not, property {@code inHalves} says whether the window's halves are to
   * be asked for. It waits here, not in Camel, so that a load run told to end need not be waited
   * for.
   */
  public boolean again(Exchange exchange) {
    Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    int failed = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 1, Integer.class);
    LoadRun run = exchange.getProperty("loadRun", LoadRun.class);
    Window window = exchange.getProperty("window", Window.class);
    Cause cause = Cause.of(thrown);
    Optional<ApiFailure> api =
        Optional.of(thrown).filter(ApiFailure.class::isInstance).map(ApiFailure.class::cast);
    if (api.filter(ApiFailure::fewerMayHelp).isPresent()) {
      exchange.getProperty("fetching", Fetching.class).refused();
    }
    Remedy remedy = Remedy.of(api, cause.retriable() ? 1 + retries : 1, window, run);
    Duration wait = wait(api, failed);
    boolean again = failed < remedy.tries() && mayGoOn(run, wait);
    boolean inHalves = remedy.halves() && failed >= remedy.tries() && mayGoOn(run, Duration.ZERO);
    String tries = "try %d of %d".formatted(failed, Math.max(failed, remedy.tries()));
    String next = again ? "next try in %.1f s".formatted(wait.toMillis() / 1000.0) : "given up";
    say(cause, run, window, tries, inHalves ? "asked for in two halves" : next);
    exchange.setProperty("inHalves", inHalves);
    exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, 0);
    return again && !run.stop().await(wait);
  }

  private void say(Cause cause, LoadRun run, Window window, String tries, String next) {
    LOG.error(
        "{}: {} (load run {}, window {} to {}, {}); {}",
        cause.stage(),
        scrub.apply(cause.words()),
        run.id(),
        window.start(),
        window.end(),
        tries,
        next);
  }

  private boolean mayGoOn(LoadRun run, Duration wait) {
    return run.stop().reason().isEmpty() && clock.instant().plus(wait).isBefore(run.deadline());
  }

  private Duration wait(Optional<ApiFailure> api, int failed) {
    Duration own = delay.multipliedBy(1L << Math.min(failed - 1, 20));
    Duration bounded = own.compareTo(LONGEST) > 0 ? LONGEST : own;
    return api.flatMap(ApiFailure::retryAfter)
        .filter(asked -> asked.compareTo(bounded) > 0)
        .orElse(bounded);
  }
}
