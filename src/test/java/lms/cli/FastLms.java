package lms.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import lms.Lms;

/** The program under a clock that runs many times as fast, the same for every process of a test. */
final class FastLms {
  private FastLms() {}

  /** Takes the clock from system properties, the command from {@code args}. */
  public static void main(String[] args) {
    Path here = Path.of("").toAbsolutePath();
    Clock clock =
        new FastClock(
            Instant.parse(System.getProperty("fast.story")),
            Instant.parse(System.getProperty("fast.real")),
            Integer.getInteger("fast.times"));
    System.exit(LmsCommand.of(Lms::start, System.getenv(), here, clock).execute(args));
  }

  /**
   * @param story what the clock shows at {@code real}
   * @param times how many times as fast it runs
   */
  static final class FastClock extends Clock {
    private final Instant story;
    private final Instant real;
    private final int times;

    FastClock(Instant story, Instant real, int times) {
      this.story = story;
      this.real = real;
      this.times = times;
    }

    @Override
    public Instant instant() {
      return story.plus(Duration.between(real, Instant.now()).multipliedBy(times));
    }

    /** How long to wait until the clock shows {@code instant}. */
    Duration until(Instant instant) {
      return Duration.between(instant(), instant).dividedBy(times);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
