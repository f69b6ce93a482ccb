package lms.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lms.security.Secures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerCommandTest {
  @TempDir private Path folder;

  @Test
  @Secures("S44")
  void what_it_starts_sees_nothing_of_our_environment() throws Exception {
    ServerCommand.Result seen = ServerCommand.run(folder, List.of("env"));

    assertThat(seen.ok()).isTrue();
    assertThat(seen.output().lines()).allMatch(line -> line.matches("(PATH|LC_ALL)=.*"));
    assertThat(System.getenv()).hasSizeGreaterThan(2);
  }
}
