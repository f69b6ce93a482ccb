package lms.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lms.settings.Scrubber;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** In a process of its own: in this one, loggers of many classes keep the log alive. */
@Tag("processes")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogAndMemoryTest {
  @TempDir private Path folder;

  @Test
  void memory_cleaned_up_before_anybody_logs_does_not_end_the_log() throws Exception {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Logs.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    assertThat(Files.readString(said)).isEmpty();
    assertThat(log()).contains("close | ").contains("| ERROR | the last line");
  }

  private String log() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
      return Files.readString(files.findFirst().orElseThrow());
    }
  }

  /** Begins the log, has memory cleaned up, and only then says something. */
  static final class Logs {
    private Logs() {}

    public static void main(String[] folder) {
      Settings settings =
          SettingsReader.readOnly(
              Map.of("LOG_DIR", Path.of(folder[0], "logs").toString()),
              Path.of(folder[0]),
              Set.of());
      try (LogSetup log =
          LogSetup.start(settings, Scrubber.of(settings), Clock.systemUTC(), false)) {
        System.gc();
        LoggerFactory.getLogger("close").error("the last line");
      }
    }
  }
}
