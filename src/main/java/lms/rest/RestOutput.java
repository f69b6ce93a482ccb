package lms.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import lms.dashboard.NoTurn;
import lms.ledger.DaysHeld;
import lms.ledger.LoadRunRow;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shapes what the REST routes answer, by the names they use. */
public final class RestOutput {
  private static final Logger LOG = LoggerFactory.getLogger("rest");

  /** PostgreSQL's query_canceled: by the time limit of a statement. */
  private static final String TOO_LONG = "57014";

  /** Load runs, as many as there are. */
  public List<LoadRunJson> all(@Body List<LoadRunRow> rows) {
    return rows.stream().map(LoadRunJson::of).toList();
  }

  /**
   * The only one.
   *
   * @throws Problem 404 if there is none
   */
  public LoadRunJson only(@Body List<LoadRunRow> rows) throws Problem {
    if (rows.isEmpty()) {
      throw new Problem(404, "There is no load run of that number.");
    }
    return LoadRunJson.of(rows.get(0));
  }

  /**
   * A load run that somebody wants cancelled.
   *
   * @param cancelled its status after that, {@code null} if it had ended before
   * @throws Problem 409 if it had
   */
  public LoadRunJson cancelled(
      @Body LoadRunJson run, @ExchangeProperty("cancelled") String cancelled) throws Problem {
    if (cancelled == null) {
      throw new Problem(409, "The load run has ended: there is nothing to cancel.");
    }
    return run;
  }

  /** That there is nothing to replay. */
  public Map<String, Object> nothingOpen() {
    return Map.of("message", "No quarantined record is open: there is nothing to replay.");
  }

  /** What a person is told of something thrown; what is a defect of ours goes to the log. */
  public Problem problem(@ExchangeProperty("CamelExceptionCaught") Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem;
      }
      if (cause instanceof DaysHeld held) {
        return claimed(held);
      }
      if (cause instanceof NoTurn) {
        return busy();
      }
      if (cause instanceof JsonProcessingException) {
        return new Problem(400, "The body must be one JSON value, each key in it once.");
      }
      if (cause instanceof SQLException sql && TOO_LONG.equals(sql.getSQLState())) {
        return new Problem(504, "The database takes too long for this; ask for fewer days.");
      }
      if (cause instanceof SQLException sql && isAway(sql)) {
        LOG.warn("a request was not answered: {}", sql.getMessage());
        return new Problem(503, "The database cannot be reached; try again later.")
            .member("away", true);
      }
    }
    LOG.error("a request failed", thrown);
    return Answers.problem(500);
  }

  private static Problem claimed(DaysHeld held) {
    return new Problem(
            409,
            "Another load run has claimed some of these days: wait for its end, or ask for"
                + " other days.")
        .member("loadRunId", held.loadRunId());
  }

  /** Nothing is away: this card alone is to be asked for again. */
  private static Problem busy() {
    return new Problem(503, "Other cards are being counted; ask for this card again later.")
        .header("Retry-After", String.valueOf(NoTurn.LATER.toSeconds()))
        .member("busy", true);
  }

  /** No connection, or the server is going down. */
  private static boolean isAway(SQLException sql) {
    String state = String.valueOf(sql.getSQLState());
    return sql instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57P");
  }
}
