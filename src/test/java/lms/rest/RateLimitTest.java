package lms.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RateLimitTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // wraps, as nanoTime may
  private final RateLimit limit = new RateLimit(nanos::get);

  @Test
  void a_burst_is_let_through_and_then_so_many_a_second() {
    assertThat(takenBy("a", 1_000)).isEqualTo(RateLimit.BURST);

    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(takenBy("a", 1_000)).isEqualTo(2 * RateLimit.PER_SECOND);
  }

  @Test
  void a_full_bucket_fills_no_more() {
    nanos.addAndGet(Duration.ofDays(1).toNanos());

    assertThat(takenBy("a", 1_000)).isEqualTo(RateLimit.BURST);
  }

  @Test
  void who_must_wait_is_told_how_long() {
    takenBy("a", RateLimit.BURST);

    Duration wait = limit.take("a").orElseThrow();
    assertThat(wait).isBetween(Duration.ofMillis(19), Duration.ofMillis(20));
    nanos.addAndGet(wait.toNanos() + 1_000);
    assertThat(limit.take("a")).isEmpty();
  }

  @Test
  void one_address_costs_another_nothing() {
    takenBy("a", 1_000);

    assertThat(limit.take("b")).isEmpty();
  }

  @Test
  void a_fine_leaves_fewer_and_never_less_than_none() {
    limit.fine("a", RateLimit.BURST - 10);
    assertThat(takenBy("a", 100)).isEqualTo(10);

    limit.fine("a", RateLimit.BURST);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(takenBy("a", 100)).isEqualTo(RateLimit.PER_SECOND);
  }

  @Test
  void of_many_addresses_the_one_that_asked_longest_ago_is_forgotten() {
    takenBy("first", 1_000);
    for (int i = 0; i < RateLimit.ADDRESSES - 1; i++) {
      limit.take("other " + i);
    }
    assertThat(limit.take("first")).as("still known").isPresent();

    for (int i = 0; i < RateLimit.ADDRESSES; i++) {
      limit.take("another " + i);
    }
    assertThat(limit.take("first")).as("forgotten").isEmpty();
  }

  private long takenBy(String address, int requests) {
    return IntStream.range(0, requests).filter(i -> limit.take(address).isEmpty()).count();
  }
}
