package lms.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import lms.attempt.RawRecord;
import lms.texts.Sentence;

/**
 * The records of a reply, one at a time, in constant memory. Strict: one JSON array in UTF-8 and
 * nothing else, or the whole reply is refused.
 *
 * <p>As an {@link Iterator} under Camel's split it must not throw: a failure ends the iteration and
 * is thrown by {@link #finish()}, which the route calls after the split. Split asks {@link
 * #hasNext()} before it has worked on the record before: nothing is read then.
 */
public final class RecordStream implements Iterator<RawRecord> {
  /** Levels, the array itself included. */
  static final int DEEPEST = 64;

  /** Digits. */
  static final int LONGEST_NUMBER = 1000;

  /** Bytes. */
  static final int LONGEST_KEY = 50_000;

  static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(LONGEST_KEY)
                  .maxStringLength(ReplyStream.MAX_RECORD)
                  .build())
          .build();

  /** The byte order mark in UTF-8. */
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final ReplyStream in;
  private final Reading reading;
  private final Excerpt excerpt;
  private JsonParser parser;
  private RawRecord next;
  private int base;
  private long start;
  private long end;
  private Exception failure;

  /** Opens the array; what is wrong with it is told by {@link #finish()}. */
  RecordStream(ReplyStream in, Reading reading, Excerpt excerpt) {
    this.in = in;
    this.reading = reading;
    this.excerpt = excerpt;
    reading.reads(this, in);
    guard(this::open);
  }

  /** Whether the end has not been seen yet; says nothing about one more record. */
  @Override
  public boolean hasNext() {
    return parser != null && failure == null;
  }

  /** The next record, {@code null} at the end of the reply or where it breaks: split skips it. */
  @Override
  public RawRecord next() {
    next = null;
    guard(this::advance);
    return next;
  }

  /** The bytes of the record that {@link #next()} gave last, as they stood in the reply. */
  byte[] raw() {
    return in.slice(start, end);
  }

  /**
   * @throws ApiFailure if the reply was not one whole, well-formed array
   */
  public void finish() throws ApiFailure {
    if (failure instanceof ApiFailure api) {
      throw api;
    }
    if (failure instanceof RuntimeException defect) {
      throw defect;
    }
  }

  private void open() throws IOException, ApiFailure {
    PushbackInputStream body = new PushbackInputStream(in, 4);
    byte[] first = body.readNBytes(4);
    base = first.length >= 3 && Arrays.equals(first, 0, 3, MARK, 0, 3) ? 3 : 0;
    if (first.length == 0) {
      throw ApiFailure.broken(Sentence.of("problem.reply.empty"), null);
    }
    if (new String(first, StandardCharsets.ISO_8859_1).indexOf(0) >= 0) {
      throw new Utf8Check.NotUtf8();
    }
    body.unread(first, base, first.length - base);
    parser = JSON.createParser((InputStream) body);
    // The parser would skip one more mark, and no byte that begins one begins an array.
    boolean array = first.length > base && first[base] != MARK[0];
    if (!array || firstToken() != JsonToken.START_ARRAY) {
      parser = null;
      throw ApiFailure.refused(
          Sentence.of("problem.reply.no-array", excerpt.of(in.beginning(Excerpt.BYTES))), null);
    }
  }

  private JsonToken firstToken() throws IOException {
    try {
      return parser.nextToken();
    } catch (JsonParseException e) {
      return JsonToken.NOT_AVAILABLE;
    }
  }

  private void advance() throws IOException, ApiFailure {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      if (parser.nextToken() != null) {
        throw new TrailingBytes();
      }
      parser = null;
      return;
    }
    if (reading.received() == in.limits().records()) {
      throw ReplyFailures.tooMany(reading, in.limits());
    }
    start = base + parser.currentTokenLocation().getByteOffset();
    in.forgetBefore(start);
    RawRecord record = RawRecords.read(parser, reading);
    end = base + parser.currentLocation().getByteOffset();
    next = record;
  }

  private interface Step {
    void run() throws IOException, ApiFailure;
  }

  private void guard(Step step) {
    try {
      step.run();
    } catch (ApiFailure | RuntimeException e) { // a defect, too, must not be thrown under the split
      failure = e;
    } catch (IOException e) {
      failure = ReplyFailures.explain(e, reading);
    }
  }

  /** Something stands behind the array. */
  static final class TrailingBytes extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
