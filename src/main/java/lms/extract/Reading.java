package lms.extract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import lms.texts.Sentence;

/**
 * One try at reading a reply: what is known of it so far, and the way to stop it. Written by the
 * reader thread; the other thread reads the facts after the hand-over has ended.
 */
public final class Reading {
  private static final int KEYS_NAMED = 20;

  private final Clock clock;
  private final Instant deadline;
  private final String tooLate;
  private final Instant requestedAt;
  private final long begunAt = System.nanoTime();
  private final Map<String, Long> unknownKeys = new TreeMap<>();
  private volatile Integer httpStatus;
  private volatile ReplyStream stream;
  private RecordStream records;
  private volatile boolean stopped;
  private volatile Runnable hangUp = () -> {};
  private volatile long received;
  private long sent;

  /**
   * @param deadline when the load run must have ended
   */
  public Reading(Clock clock, Instant deadline) {
    this(clock, deadline, "problem.reading.deadline");
  }

  /**
   * @param tooLate the text that tells of the deadline and the records so far
   */
  Reading(Clock clock, Instant deadline, String tooLate) {
    this.clock = clock;
    this.deadline = deadline;
    this.tooLate = tooLate;
    this.requestedAt = clock.instant();
  }

  /**
   * @throws ApiFailure if the load run is being stopped or its deadline has passed
   */
  public void check() throws ApiFailure {
    if (stopped) {
      throw ApiFailure.stopped(Sentence.of("problem.reading.stopped", received));
    }
    if (clock.instant().isAfter(deadline)) {
      throw ApiFailure.stopped(Sentence.of(tooLate, deadline.toString(), received));
    }
  }

  /** Ends the reading from another thread; a read that waits for the network is cut off. */
  public void stop() {
    stopped = true;
    hangUp.run();
  }

  /** How to cut the connection while somebody waits for it. */
  public void onStop(Runnable cut) {
    hangUp = cut;
    if (stopped) {
      cut.run();
    }
  }

  /** When the load run must have ended. */
  public Instant deadline() {
    return deadline;
  }

  /** When the request was sent. */
  public Instant requestedAt() {
    return requestedAt;
  }

  /** Since then, by a clock that nobody sets. */
  public Duration lasts() {
    return Duration.ofNanos(System.nanoTime() - begunAt);
  }

  /** Status of the reply, {@code null} before it came. */
  public Integer httpStatus() {
    return httpStatus;
  }

  void answered(int status) {
    httpStatus = status;
  }

  void reads(RecordStream elements, ReplyStream body) {
    records = elements;
    stream = body;
  }

  /** The bytes of the element read last, as they stood in the reply; only on the reader thread. */
  public byte[] lastRecord() {
    return records.raw();
  }

  /** Bytes of the body read so far, decompressed; {@code null} where there was no body. */
  public Long bytes() {
    return stream == null ? null : stream.count();
  }

  /** So many bytes more have come over the wire, as they were sent; only on the reader thread. */
  public void sent(int bytes) {
    sent += bytes;
  }

  /** Bytes of the body as they were sent, 0 where it did not come over a wire. */
  long sent() {
    return sent;
  }

  /** SHA-256 of the body, {@code null} unless it was read to its end. */
  public byte[] sha256() {
    return stream == null ? null : stream.sha256();
  }

  /** Elements of the array so far. */
  public long received() {
    return received;
  }

  void count() {
    received++;
  }

  void unknownKey(String name) {
    String shown = FieldName.shown(name);
    if (unknownKeys.size() < KEYS_NAMED || unknownKeys.containsKey(shown)) {
      unknownKeys.merge(shown, 1L, Long::sum);
    }
  }

  /** Keys of the records that are none of the five, with how often they came; 20 at most. */
  public Map<String, Long> unknownKeys() {
    return unknownKeys;
  }
}
