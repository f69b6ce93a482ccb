package lms.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.Set;
import lms.attempt.Attempt;
import lms.attempt.RawRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RandomRecordsTest {
  private static final Instant NOW = Instant.parse("2023-06-01T07:00:00Z");

  private final AttemptValidator validator =
      new AttemptValidator(Set.of("run", "submit"), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void whatever_comes_is_an_attempt_or_a_named_fault() {
    Random random = new Random(20230531);
    int[] accepted = new int[1];
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 0; i < 30_000; i++) {
            accepted[0] += judge(RandomRecords.next(random)) ? 1 : 0;
          }
        });
    assertThat(accepted[0]).as("both kinds are there").isBetween(1_000, 29_000);
  }

  /** Any exception but {@link InvalidRecord} fails the test. */
  private boolean judge(RawRecord raw) {
    try {
      Attempt attempt = validator.validate(raw);
      assertThat(attempt.userId()).isNotBlank().doesNotContain("\0");
      assertThat(attempt.createdAt()).isBetween(Instant.EPOCH, NOW.plusSeconds(600));
      return true;
    } catch (InvalidRecord e) {
      assertThat(e.violations()).isNotEmpty();
      assertThat(e.getMessage()).doesNotContain("0000000000", "lms.example", "\0", "\n");
      return false;
    }
  }
}
