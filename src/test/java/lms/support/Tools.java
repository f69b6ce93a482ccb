package lms.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Calls one of them. */
  public static void call(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as(command[0]).isZero();
  }
}
