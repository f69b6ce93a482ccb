package lms.fail;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lms.extract.ApiFailure;
import lms.ledger.LoadRun;
import lms.load.Fetching;
import lms.load.Refusal;
import lms.load.Transfer;
import lms.texts.Texts;
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
  private final Texts texts;

  /**
   * @param retries tries after the first one
   * @param delay wait before the first retry, doubled each time
   * @param scrub takes every secret out of a text
   * @param texts of what it says in the log
   */
  public Patience(
      int retries, Duration delay, Clock clock, UnaryOperator<String> scrub, Texts texts) {
    this.retries = retries;
    this.delay = delay;
    this.clock = clock;
    this.scrub = scrub;
    this.texts = texts;
  }

  /**
   * A try at a window that failed.
   *
   * @param number of the try, the first is 1
   */
  private record Failed(
      LoadRun run,
      Window window,
      Fetching fetching,
      Transfer transfer,
      int number,
      Throwable thrown) {
    /** Whether the database refused a record, and nobody knows yet which. */
    boolean isRefusal() {
      return transfer.isAtRows() && !transfer.isCareful() && Refusal.of(thrown).isPresent();
    }

    Optional<ApiFailure> api() {
      return Optional.of(thrown).filter(ApiFailure.class::isInstance).map(ApiFailure.class::cast);
    }
  }

  /**
   * Whether to try again; if not, property {@code inHalves} says whether the window's halves are to
   * be asked for, and {@code tries} how often it was. It waits here, not in Camel, so that a load
   * run told to end need not be waited for.
   */
  public boolean again(Exchange exchange) {
    Failed failed = failed(exchange);
    failed
        .fetching()
        .failed(failed.window(), failed.api().filter(ApiFailure::fewerMayHelp).isPresent());
    if (failed.isRefusal()) {
      failed.fetching().beCareful();
    }
    Remedy remedy = remedy(failed);
    Duration wait = wait(failed);
    boolean triesLeft = failed.number() < remedy.tries();
    boolean again = triesLeft && mayGoOn(failed.run(), wait);
    boolean inHalves = remedy.halves() && !triesLeft && mayGoOn(failed.run(), Duration.ZERO);
    log(
        failed,
        remedy,
        again ? next("again", texts.duration(wait)) : next(inHalves ? "halves" : "given-up"));
    exchange.setProperty("inHalves", inHalves);
    exchange.setProperty("tries", failed.number()); // the header counts back when tries are used up
    exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, 0);
    return again && !failed.run().stop().await(wait);
  }

  private static Failed failed(Exchange exchange) {
    return new Failed(
        exchange.getProperty("loadRun", LoadRun.class),
        exchange.getProperty("window", Window.class),
        exchange.getProperty("fetching", Fetching.class),
        exchange.getProperty("transfer", Transfer.class),
        exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 1, Integer.class),
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }

  /**
   * A try begun ahead of its turn does not count where it may have failed for that. A record that
   * the database refuses is looked for in one more.
   */
  private Remedy remedy(Failed failed) {
    if (failed.isRefusal()) {
      return new Remedy(failed.number() + 1, false);
    }
    int tries = Cause.of(failed.thrown()).retriable() ? 1 + retries : 1;
    Remedy remedy = Remedy.of(failed.api(), tries, failed.window(), failed.run());
    boolean mayBeForThat = failed.api().filter(ApiFailure::retriable).isPresent();
    return mayBeForThat && failed.fetching().wasBegunAhead(failed.window())
        ? remedy.andOneTry()
        : remedy;
  }

  private void log(Failed failed, Remedy remedy, String next) {
    Cause cause = Cause.of(failed.thrown());
    String line =
        texts.get(
            "problem.try",
            cause.stage(),
            cause.words().in(texts),
            Long.toString(failed.run().id()),
            failed.window().start().toString(),
            failed.window().end().toString(),
            failed.number(),
            Math.max(failed.number(), remedy.tries()),
            next);
    LOG.error("{}", scrub.apply(line));
  }

  private String next(String what, Object... values) {
    return texts.get("problem.try." + what, values);
  }

  private boolean mayGoOn(LoadRun run, Duration wait) {
    return run.stop().reason().isEmpty() && clock.instant().plus(wait).isBefore(run.deadline());
  }

  private Duration wait(Failed failed) {
    Duration own = delay.multipliedBy(1L << Math.min(failed.number() - 1, 20));
    Duration bounded = own.compareTo(LONGEST) > 0 ? LONGEST : own;
    return failed
        .api()
        .flatMap(ApiFailure::retryAfter)
        .filter(asked -> asked.compareTo(bounded) > 0)
        .orElse(bounded);
  }
}
