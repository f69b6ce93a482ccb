package lms.extract;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import lms.texts.Sentence;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Judges the answer before its body is read: only 200 counts. */
public final class Reply {
  private final Clock clock;
  private final Excerpt excerpt;
  private final ReplyLimits limits;

  /**
   * @param clock tells how long a {@code Retry-After} with a date is
   * @param excerpt shows what came instead of an array
   * @param limits what one reply may have
   */
  public Reply(Clock clock, Excerpt excerpt, ReplyLimits limits) {
    this.clock = clock;
    this.excerpt = excerpt;
    this.limits = limits;
  }

  /**
   * The records of the answer.
   *
   * @throws ApiFailure if the answer is not 200, with an excerpt of what came instead
   */
  public RecordStream open(
      @Body InputStream body,
      @Header("CamelHttpResponseCode") int status,
      @Header("Retry-After") String retryAfter,
      @ExchangeProperty("reading") Reading reading)
      throws ApiFailure, IOException {
    reading.answered(status);
    if (status != 200) {
      throw ApiFailure.status(
          Sentence.of("problem.reply.status", status, beginning(body)), status, wait(retryAfter));
    }
    InputStream present = body == null ? InputStream.nullInputStream() : body;
    return new RecordStream(new ReplyStream(present, reading, limits), reading, excerpt);
  }

  private Sentence beginning(InputStream body) throws IOException {
    return excerpt.of(body == null ? new byte[0] : body.readNBytes(Excerpt.BYTES));
  }

  private Duration wait(String retryAfter) {
    if (retryAfter == null) {
      return null;
    }
    if (retryAfter.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(retryAfter));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clock.instant(), until);
      return wait.isNegative() ? null : wait;
    } catch (DateTimeException e) {
      return null; // not a form the standard knows: our own delay is used
    }
  }
}
