package lms.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With which options Java is started. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LaunchTest {
  @ParameterizedTest
  @ValueSource(strings = {"lms", "lms.cmd", "deploy/image/java.options"})
  @Secures("S47")
  void without_memory_it_ends_and_leaves_no_dump_of_what_it_knew(String file) throws Exception {
    assertThat(Files.readString(Path.of(file)))
        .contains("-XX:+ExitOnOutOfMemoryError")
        .doesNotContain("HeapDump", "jmxremote", "agentlib", "Xdebug");
  }
}
