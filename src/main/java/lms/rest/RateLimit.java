package lms.rest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How much each address may ask: a bucket of tokens that fills steadily. Who floods the service is
 * slowed down; nobody else is.
 */
public final class RateLimit {
  /** Tokens that come in a second; a request costs one. */
  static final int PER_SECOND = 50;

  /** Tokens a bucket holds: what may come at once. */
  static final int BURST = 500;

  /** Addresses remembered; whoever asked longest ago is forgotten first, and starts anew. */
  static final int ADDRESSES = 1_024;

  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > ADDRESSES;
        }
      };

  /**
   * @param nanos a clock that only goes forward, such as {@code System::nanoTime}
   */
  public RateLimit(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Takes one token.
   *
   * @return how long to wait if there is none, empty if there was
   */
  synchronized Optional<Duration> take(String address) {
    Bucket bucket = filled(address);
    if (bucket.tokens < 1) {
      return Optional.of(Duration.ofNanos((long) ((1 - bucket.tokens) / PER_SECOND * 1e9)));
    }
    bucket.tokens--;
    return Optional.empty();
  }

  /** Takes more, as much as there is. */
  synchronized void fine(String address, int tokens) {
    Bucket bucket = filled(address);
    bucket.tokens = Math.max(0, bucket.tokens - tokens);
  }

  private Bucket filled(String address) {
    long now = nanos.getAsLong();
    Bucket bucket = buckets.computeIfAbsent(address, a -> new Bucket(BURST, now));
    bucket.tokens = Math.min(BURST, bucket.tokens + (now - bucket.at) / 1e9 * PER_SECOND);
    bucket.at = now;
    return bucket;
  }

  private static final class Bucket {
    private double tokens;
    private long at;

    Bucket(double tokens, long at) {
      this.tokens = tokens;
      this.at = at;
    }
  }
}
