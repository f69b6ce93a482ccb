package lms.fail;

import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import lms.extract.ApiFailure;
import lms.extract.Reading;
import lms.ledger.DaysHeld;
import lms.ledger.Failure;
import lms.ledger.Failure.Kind;
import lms.ledger.LoadRun;
import lms.ledger.Receipt;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.WindowOutcome;
import lms.ledger.WindowQueue;
import lms.load.ClaimLost;
import lms.load.ReceiptMismatch;
import lms.load.Transfer;
import lms.window.DayIndex;
import lms.window.Window;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what was thrown into what people read: stage, plain words, no secret. Stateless. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger("fail");

  private final Clock clock;
  private final UnaryOperator<String> scrub;

  /**
   * @param scrub takes every secret out of a text
   */
  public Failures(Clock clock, UnaryOperator<String> scrub) {
    this.clock = clock;
    this.scrub = scrub;
  }

  /** What ended the window. */
  public Failure explain(@ExchangeProperty("CamelExceptionCaught") Exception thrown) {
    Throwable cause = root(thrown);
    Failure failure = new Failure(stage(cause), kind(cause), scrub.apply(words(cause)));
    if (cause instanceof ApiFailure || known(cause)) {
      LOG.error("{}: {}", failure.stage(), failure.message());
    } else {
      LOG.error("{}: {}", failure.stage(), failure.message(), thrown);
    }
    return failure;
  }

  /** Parameters of {@code sql/insert_load_window.sql} for a window of which nothing was stored. */
  public Map<String, Object> windowParameters(
      @ExchangeProperty("loadRun") LoadRun run,
      @ExchangeProperty("window") Window window,
      @ExchangeProperty("transfer") Transfer transfer,
      @Header("CamelRedeliveryCounter") Integer retries) {
    Reading reading = transfer.reading();
    Map<String, Object> parameters = new HashMap<>(Receipt.ZERO.parameters());
    parameters.put("load_run_id", run.id());
    parameters.put("client", run.client());
    parameters.put("start", DayIndex.micros(window.start()));
    parameters.put("end", DayIndex.micros(window.end()));
    parameters.put("status", "FAILED");
    parameters.put("tries", retries == null || retries == 0 ? 1 : retries);
    parameters.put("http_status", reading.httpStatus());
    parameters.put("bytes", reading.bytes());
    parameters.put("sha256", reading.sha256());
    parameters.put("milliseconds", clock.millis() - reading.requestedAt().toEpochMilli());
    parameters.put("absent", null);
    parameters.put("requested_at", DayIndex.micros(reading.requestedAt()));
    return parameters;
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
    return RunSummary.begun(id, request, clock.instant()).failed(explain(thrown), clock.instant());
  }

  /** Says that the ledger could not be told. */
  public void notWritten(@ExchangeProperty("CamelExceptionCaught") Exception thrown) {
    LOG.error("the ledger could not be written: {}", scrub.apply(words(root(thrown))));
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown;
    while (!known(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean known(Throwable cause) {
    return cause instanceof ApiFailure
        || cause instanceof SQLException
        || cause instanceof ReceiptMismatch
        || cause instanceof ClaimLost
        || cause instanceof DaysHeld;
  }

  private static Kind kind(Throwable cause) {
    if (cause instanceof ApiFailure) {
      return Kind.API;
    }
    return cause instanceof DaysHeld ? Kind.CLAIMED : Kind.FAILED;
  }

  private static String stage(Throwable cause) {
    if (cause instanceof ApiFailure) {
      return "extract";
    }
    return cause instanceof DaysHeld || cause instanceof ClaimLost ? "claim" : "load";
  }

  private static String words(Throwable cause) {
    if (cause instanceof SQLException sql) {
      return "the database failed (SQLSTATE %s): %s".formatted(sql.getSQLState(), sql.getMessage());
    }
    return known(cause) ? cause.getMessage() : "defect: " + cause;
  }
}
