package lms.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InterruptedIOException;

/** Says in plain words why a body could not be read to its end. Shows nothing of the body. */
final class ReplyFailures {
  private ReplyFailures() {}

  static ApiFailure explain(IOException e, Reading reading) {
    String where =
        " after %,d records and %,d bytes".formatted(reading.received(), reading.bytes());
    if (e instanceof ReplyStream.Stopped && e.getCause() instanceof ApiFailure why) {
      return why;
    }
    if (e instanceof ReplyStream.TooLong) {
      return ApiFailure.tooLong(e.getMessage() + where, e);
    }
    if (e instanceof ReplyStream.RecordTooLong) {
      return ApiFailure.refused(e.getMessage() + where, e);
    }
    if (e instanceof StreamConstraintsException) {
      return ApiFailure.refused("the reply nests too deep or has too long a value" + where, e);
    }
    if (e instanceof InterruptedIOException) {
      return ApiFailure.timedOut("the API stopped sending: time-out" + where, e);
    }
    return broken(e, where);
  }

  private static ApiFailure broken(IOException e, String where) {
    if (e instanceof Utf8Check.NotUtf8 || e instanceof RecordStream.TrailingBytes) {
      return ApiFailure.broken(e.getMessage() + where, e);
    }
    if (e instanceof JsonEOFException) {
      return ApiFailure.broken("the reply is cut off" + where, e);
    }
    if (e instanceof JsonProcessingException) {
      return ApiFailure.broken("the reply is not well-formed JSON" + where, e);
    }
    return ApiFailure.broken(
        "the connection broke" + where + " (" + e.getClass().getSimpleName() + ")", e);
  }
}
