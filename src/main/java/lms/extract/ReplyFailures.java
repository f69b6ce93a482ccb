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

  static ApiFailure tooLong(Reading reading, ReplyLimits limits) {
    return ApiFailure.tooLong(
        Sentence.of("problem.reply.too-long", where(reading), limits.size()), null);
  }

  static ApiFailure tooMany(Reading reading, ReplyLimits limits) {
    String most = String.valueOf(limits.records());
    return ApiFailure.tooLong(Sentence.of("problem.reply.too-many", where(reading), most), null);
  }

  static ApiFailure tooDense(Reading reading, ReplyLimits limits) {
    String most = String.valueOf(limits.ratio());
    return ApiFailure.refused(Sentence.of("problem.reply.too-dense", where(reading), most), null);
  }

  static ApiFailure recordTooLong(Reading reading) {
    int most = ReplyStream.MAX_RECORD >> 20;
    return ApiFailure.refused(
        Sentence.of("problem.reply.record-too-long", where(reading), most), null);
  }

  private static Sentence where(Reading reading) {
    return Sentence.of("problem.reply.where", reading.received(), reading.bytes());
  }

  static ApiFailure explain(IOException e, Reading reading) {
    Sentence where = where(reading);
    if (e instanceof ReplyStream.Ended && e.getCause() instanceof ApiFailure why) {
      return why;
    }
    if (e instanceof StreamConstraintsException) {
      return ApiFailure.refused(beyond(e.getMessage(), where), e);
    }
    if (e instanceof InterruptedIOException) {
      return ApiFailure.timedOut(Sentence.of("problem.reply.timeout", where), e);
    }
    return broken(e, where);
  }

  /** The parser tells which of its limits it means by the name of the method that gives it. */
  private static Sentence beyond(String told, Sentence where) {
    if (told.contains("getMaxNestingDepth")) {
      return Sentence.of("problem.reply.too-deep", where, RecordStream.DEEPEST);
    }
    if (told.contains("getMaxNumberLength")) {
      return Sentence.of("problem.reply.number-too-long", where, RecordStream.LONGEST_NUMBER);
    }
    return told.contains("getMaxNameLength")
        ? Sentence.of("problem.reply.key-too-long", where, RecordStream.LONGEST_KEY)
        : Sentence.of("problem.reply.too-costly", where);
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
