package lms.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Programs of the machine that make it worse; a machine need not have them. */
public final class Tools {
  private Tools() {}

  /** Whether it has them all. */
  public static boolean are(String... names) {
    return Stream.of(names)
        .allMatch(
            name ->
                Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))));
  }

  /** The same, and whether they may do what root alone may. */
  public static boolean areRoots(String... names) {
    return System.getProperty("user.name").equals("root") && are(names);
  }

  /** Whether a command that starts others is there, and may do to them what it does. */
  public static boolean canStart(List<String> starter) throws IOException, InterruptedException {
    if (!are(starter.get(0))) {
      return false;
    }
    List<String> command = new ArrayList<>(starter);
    command.add("true");
    ProcessBuilder silent = new ProcessBuilder(command).redirectErrorStream(true);
    return silent.redirectOutput(Redirect.DISCARD).start().waitFor() == 0;
  }

  /** Calls one of them. */
  public static void call(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as(command[0]).isZero();
  }
}
