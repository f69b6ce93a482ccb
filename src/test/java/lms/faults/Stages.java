package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The stages of a load run, as the log of another process tells them. */
final class Stages {
  private Stages() {}

  /** Waits until a log says that a stage begins or is done, 90 s at most. */
  static void await(Path logs, String stage, String what) throws IOException, InterruptedException {
    Pattern line = Pattern.compile("(?m)^%s \\| .* \\| INFO \\| %s".formatted(stage, what));
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    CountDownLatch never = new CountDownLatch(1);
    while (!line.matcher(all(logs)).find()) {
      assertThat(System.nanoTime()).as("%s never %s: %s", stage, what, all(logs)).isLessThan(until);
      never.await(1, TimeUnit.MILLISECONDS);
    }
  }

  private static String all(Path logs) throws IOException {
    if (!Files.exists(logs)) {
      return "";
    }
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
