package lms.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import lms.texts.Sentence;

/** Says in plain words why a body could not be read to its end. Shows nothing of the body. */
final class ReplyFailures {
  private ReplyFailures() {}

  static ApiFailure explain(IOException e, Reading reading) {
    Sentence where = Sentence.of("problem.reply.where", reading.received(), reading.bytes());
    if (e instanceof ReplyStream.Stopped && e.getCause() instanceof ApiFailure why) {
      return why;
    }
    if (e instanceof ReplyStream.TooLong reply) {
      return ApiFailure.tooLong(Sentence.of("problem.reply.too-long", where, reply.most()), e);
    }
    if (e instanceof ReplyStream.RecordTooLong) {
      int most = ReplyStream.MAX_RECORD >> 20;
      return ApiFailure.refused(Sentence.of("problem.reply.record-too-long", where, most), e);
    }
    if (e instanceof StreamConstraintsException) {
      return ApiFailure.refused(Sentence.of("problem.reply.too-deep", where), e);
    }
    if (e instanceof InterruptedIOException) {
      return ApiFailure.timedOut(Sentence.of("problem.reply.timeout", where), e);
    }
    return broken(e, where);
  }

  private static ApiFailure broken(IOException e, Sentence where) {
    if (e instanceof Utf8Check.NotUtf8) {
      return ApiFailure.broken(Sentence.of("problem.reply.not-utf8", where), e);
    }
    if (e instanceof RecordStream.TrailingBytes) {
      return ApiFailure.broken(Sentence.of("problem.reply.goes-on", where), e);
    }
    if (e instanceof JsonEOFException) {
      return ApiFailure.broken(Sentence.of("problem.reply.cut", where), e);
    }
    if (e instanceof JsonProcessingException) {
      return ApiFailure.broken(Sentence.of("problem.reply.malformed", where), e);
    }
    return ApiFailure.broken(
        Sentence.of("problem.reply.broken", where, e.getClass().getSimpleName()), e);
  }
}
