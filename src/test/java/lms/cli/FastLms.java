package lms.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
            Path.of(System.getProperty("fast.begun")),
            Integer.getInteger("fast.times"));
    System.exit(LmsCommand.of(Lms::start, System.getenv(), here, clock).execute(args));
  }

  /** Stands still until it is begun: processes take their time to start. */
  static final class FastClock extends Clock {
    private final Instant story;
    private final Path begun;
    private final int times;
    private final ZoneId zone;
    private volatile Instant real;

    /**
     * @param story what the clock shows until it is begun, and then
     * @param begun file that is there once it is begun, and says when that was
     * @param times how many times as fast it runs
     */
    FastClock(Instant story, Path begun, int times) {
      this(story, begun, times, ZoneOffset.UTC);
    }

    private FastClock(Instant story, Path begun, int times, ZoneId zone) {
      this.story = story;
      this.begun = begun;
      this.times = times;
      this.zone = zone;
    }

    /** Lets it run, here and wherever else the file is known. */
    void begin() throws IOException {
      Path whole = Files.writeString(begun.resolveSibling("begin"), Instant.now().toString());
      Files.move(whole, begun);
    }

    @Override
    public Instant instant() {
      if (real == null && Files.exists(begun)) {
        try {
          real = Instant.parse(Files.readString(begun));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return real == null
          ? story
          : story.plus(Duration.between(real, Instant.now()).multipliedBy(times));
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new FastClock(story, begun, times, other);
    }
  }
}
