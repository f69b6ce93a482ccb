package lms.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A control group of Linux, version 1: what its processes get together of memory or processors.
 * Source: the kernel's {@code Documentation/admin-guide/cgroup-v1}.
 */
public final class ControlGroup implements AutoCloseable {
  private static final Path ALL = Path.of("/sys/fs/cgroup");
  private static final Path OURS = Path.of("/proc/self/cgroup");

  private final Path folder;

  private ControlGroup(Path folder) {
    this.folder = folder;
  }

  /**
   * Below that of this process, whose limits hold too. Where that cannot be had the test is
   * skipped.
   *
   * @param controller {@code memory} or {@code cpu}
   */
  public static ControlGroup of(String controller) throws IOException {
    Path above = ALL.resolve(controller + parent(controller));
    assumeTrue(
        Files.isWritable(above.resolve("cgroup.procs")),
        "needs control groups of version 1 and the right to make one");
    return new ControlGroup(Files.createTempDirectory(above, "lms"));
  }

  /** From a line such as {@code 4:cpu,cpuacct:/name}. */
  private static String parent(String controller) throws IOException {
    if (!Files.exists(OURS)) {
      return "";
    }
    return Pattern.compile("(?m)^\\d+:(?:.*,)?%s(?:,.*)?:(.*)$".formatted(controller))
        .matcher(Files.readString(OURS))
        .results()
        .map((MatchResult line) -> line.group(1))
        .findFirst()
        .orElse("");
  }

  /** A command that starts others in it. */
  public List<String> starter() {
    String enter = "echo $$ > \"$0/cgroup.procs\" && exec \"$@\"";
    return List.of("sh", "-c", enter, folder.toString());
  }

  /** Sets one of its limits, such as {@code memory.limit_in_bytes}. */
  public void set(String name, long value) throws IOException {
    Files.writeString(folder.resolve(name), String.valueOf(value));
  }

  /** A number it tells, such as {@code memory.usage_in_bytes}. */
  public long get(String name) throws IOException {
    return Long.parseLong(Files.readString(folder.resolve(name)).strip());
  }

  /** Removes it; its processes have ended. */
  @Override
  public void close() throws IOException {
    Files.delete(folder);
  }
}
