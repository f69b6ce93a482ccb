package lms.fail;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lms.extract.Reading;
import lms.ledger.Failure;
import lms.ledger.LoadRun;
import lms.ledger.Receipt;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.WindowOutcome;
import lms.ledger.WindowQueue;
import lms.load.Stopped;
import lms.load.Transfer;
import lms.load.Uncertain;
import lms.texts.Texts;
import lms.window.DayIndex;
import lms.window.Window;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what was thrown into what people read: stage, plain words, no secret. Stateless. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger("fail");

  private final Clock clock;
  private final UnaryOperator<String> scrub;
  private final Texts texts;

  /**
   * @param scrub takes every secret out of a text
   * @param texts in the language of those who read
   */
  public Failures(Clock clock, UnaryOperator<String> scrub, Texts texts) {
    this.clock = clock;
    this.scrub = scrub;
    this.texts = texts;
  }

  /** What ended the window. */
  public Failure explain(
      @ExchangeProperty("CamelExceptionCaught") Exception caught,
      @ExchangeProperty("loadRun") LoadRun run) {
    Exception thrown =
        caught instanceof Uncertain
            ? caught
            : whyItMustEnd(run).map(Exception.class::cast).orElse(caught);
    Cause cause = Cause.of(thrown);
    Failure failure = new Failure(cause.stage(), cause.kind(), words(cause));
    if (cause.kind() == Failure.Kind.CLAIMED) {
      LOG.info("{}: {}", failure.stage(), failure.message()); // another does the work
    } else if (cause.known()) {
      LOG.error("{}: {}", failure.stage(), failure.message());
    } else {
      LOG.error("{}: {}", failure.stage(), failure.message(), thrown);
    }
    return failure;
  }

  private String words(Cause cause) {
    return scrub.apply(cause.words().in(texts));
  }

  /** A load run told to end may fail in many ways; that it was told is what matters. */
  private static Optional<Stopped> whyItMustEnd(LoadRun run) {
    return Optional.ofNullable(run)
        .flatMap(r -> r.stop().reason().map(reason -> new Stopped(r.id(), reason)));
  }

  /** Parameters of {@code sql/insert_load_window.sql} for a window of which nothing was stored. */
  public Map<String, Object> windowParameters(
      @ExchangeProperty("loadRun") LoadRun run,
      @ExchangeProperty("window") Window window,
      @ExchangeProperty("transfer") Transfer transfer,
      @ExchangeProperty("tries") Integer tries) {
    Reading reading = transfer.reading();
    Map<String, Object> parameters = new HashMap<>(Receipt.ZERO.parameters());
    parameters.put("load_run_id", run.id());
    parameters.put("client", run.client());
    parameters.put("start", DayIndex.micros(window.start()));
    parameters.put("end", DayIndex.micros(window.end()));
    parameters.put("status", "FAILED");
    parameters.put("tries", tries);
    parameters.put("http_status", reading.httpStatus());
    parameters.put("bytes", reading.bytes());
    parameters.put("sha256", reading.sha256());
    parameters.put("milliseconds", reading.lasts().toMillis());
    parameters.put("absent", null);
    parameters.put("requested_at", DayIndex.micros(reading.requestedAt()));
    return parameters;
  }

  /** The outcome of a window that is asked for in halves: nothing yet. */
  public WindowOutcome halved(
      @ExchangeProperty("window") Window window, @ExchangeProperty("windows") WindowQueue windows) {
    windows.halve(window);
    return WindowOutcome.halved(window);
  }

  /** The outcome of a window given up; so are those behind it. */
  public WindowOutcome outcome(
      @ExchangeProperty("window") Window window,
      @ExchangeProperty("windows") WindowQueue windows,
      @ExchangeProperty("failure") Failure failure) {
    windows.giveUp();
    return WindowOutcome.failed(window, failure);
  }

  /** The summary of a load run that ended outside its windows: it could not claim its days. */
  public RunSummary summary(
      @ExchangeProperty("CamelExceptionCaught") Exception thrown,
      @ExchangeProperty("request") RunRequest request,
      @ExchangeProperty("loadRun") LoadRun run) {
    long id = run == null ? 0 : run.id();
    Failure failure = explain(thrown, run);
    boolean waits = run == null && request.queued().isPresent();
    return RunSummary.begun(id, request, clock.instant()).failed(waits ? notYet(failure) : failure);
  }

  /** What waits in the queue goes on waiting, and is tried again: nobody need hear of it. */
  private static Failure notYet(Failure failure) {
    return new Failure(failure.stage(), Failure.Kind.STOPPED, failure.message());
  }

  /** Says that the ledger could not be asked which days are due; whoever asked tries again. */
  public void notPlanned(@ExchangeProperty("CamelExceptionCaught") Exception thrown) {
    Cause cause = Cause.of(thrown);
    String words = words(cause);
    if (cause.known()) {
      LOG.warn("which days are due cannot be said now: {}", words);
    } else {
      LOG.warn("which days are due cannot be said now: {}", words, thrown);
    }
  }

  /** Says that the ledger could not be told. */
  public void notWritten(@ExchangeProperty("CamelExceptionCaught") Exception thrown) {
    LOG.error("the ledger could not be written: {}", words(Cause.of(thrown)));
  }
}
