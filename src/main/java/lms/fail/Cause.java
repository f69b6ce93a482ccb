package lms.fail;

import java.sql.SQLException;
import lms.extract.ApiFailure;
import lms.ledger.DaysHeld;
import lms.ledger.Failure.Kind;
import lms.ledger.FireServed;
import lms.load.ReceiptMismatch;
import lms.load.Stopped;
import lms.load.Uncertain;
import lms.texts.Explained;
import lms.texts.Sentence;

/**
 * What lies at the bottom of something thrown.
 *
 * @param stage the route whose work failed
 * @param words what happened, plainly; may still hold a secret
 * @param retriable whether the same may succeed a little later
 * @param known whether we expect such a thing; otherwise it is a defect of ours
 */
record Cause(String stage, Kind kind, Sentence words, boolean retriable, boolean known) {

  static Cause of(Throwable thrown) {
    Throwable last = thrown;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Cause expected = expected(cause);
      if (expected != null) {
        return expected;
      }
      last = cause;
    }
    return new Cause(
        "load", Kind.FAILED, Sentence.of("problem.defect", last.toString()), false, false);
  }

  private static Cause expected(Throwable cause) {
    if (cause instanceof ApiFailure api) {
      return new Cause("extract", Kind.API, api.sentence(), api.retriable(), true);
    }
    if (cause instanceof DaysHeld held) {
      return new Cause("claim", Kind.CLAIMED, held.sentence(), false, true);
    }
    if (cause instanceof FireServed served) {
      return new Cause("claim", Kind.CLAIMED, served.sentence(), false, true);
    }
    if (cause instanceof Stopped stopped) {
      return stopped(stopped);
    }
    if (cause instanceof Uncertain uncertain) {
      return new Cause("commit", Kind.FAILED, uncertain.sentence(), false, true);
    }
    if (cause instanceof ReceiptMismatch mismatch) {
      return new Cause("load", Kind.FAILED, mismatch.sentence(), false, true);
    }
    return cause instanceof SQLException sql ? database(sql) : null;
  }

  private static Cause stopped(Stopped stopped) {
    return switch (stopped.reason()) {
      case CANCELLED -> new Cause("load", Kind.CANCELLED, stopped.sentence(), false, true);
      case SHUTDOWN -> new Cause("load", Kind.STOPPED, stopped.sentence(), false, true);
      case CLAIM_LOST -> new Cause("claim", Kind.STOPPED, stopped.sentence(), false, true);
    };
  }

  private static Cause database(SQLException sql) {
    String state = sql.getSQLState();
    // What could not be connected to has been explained already, with host, port and user.
    Sentence words =
        sql.getCause() instanceof Explained explained
            ? explained.sentence()
            : Sentence.of("problem.database", state, String.valueOf(sql.getMessage()));
    return new Cause("load", Kind.FAILED, words, passing(state), true);
  }

  /**
   * Connection lost, serialization failure, deadlock, lock time-out, statement cancelled, session
   * ended, server going down; or somebody else stored one of the attempts meanwhile: the next try
   * sees it.
   */
  private static boolean passing(String state) {
    return state != null
        && (state.startsWith("08")
            || state.startsWith("57")
            || state.startsWith("40")
            || state.equals("55P03")
            || state.equals("25P03")
            || state.equals("23505")
            || state.equals("53300"));
  }
}
