package lms.extract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Body;

/** Reads a reply to its end and keeps nothing of it, by the names the routes use. Stateless. */
public final class Probe {
  /** For the reply to come, once the API has begun to send it. */
  private static final Duration TO_COME = Duration.ofSeconds(30);

  private final Clock clock;
  private final Duration silence;

  /**
   * @param silence how long the API may say nothing, {@code API_TIMEOUT}
   */
  public Probe(Clock clock, Duration silence) {
    this.clock = clock;
    this.silence = silence;
  }

  /** A try that ends when the API takes too long. */
  public Reading reading() {
    Instant deadline = clock.instant().plus(silence).plus(TO_COME);
    return new Reading(clock, deadline, "problem.reading.probe");
  }

  /**
   * How many elements the reply's array has, whatever they are.
   *
   * @throws ApiFailure if it is not one whole array
   */
  public long count(@Body RecordStream records) throws ApiFailure {
    long count = 0;
    while (records.hasNext()) {
      count += records.next() == null ? 0 : 1;
    }
    records.finish();
    return count;
  }
}
