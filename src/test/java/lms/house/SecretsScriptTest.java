package lms.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tools/secrets.sh} in a tree that has nothing else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretsScriptTest {
  private static final int KINDS = 6;

  @TempDir private Path tree;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectory(tree.resolve("tools"));
    Files.copy(Path.of("tools/secrets.sh"), tree.resolve("tools/secrets.sh"));
  }

  @Test
  void each_secret_is_long_and_its_own_and_is_not_shown() throws Exception {
    String said = run();

    Map<String, String> secrets = secrets();
    assertThat(secrets).hasSize(KINDS).containsKeys("db_password", "rest_token");
    assertThat(secrets.values()).doesNotHaveDuplicates().allMatch(s -> s.matches("[0-9a-f]{64}\n"));
    assertThat(secrets.values()).noneMatch(secret -> said.contains(secret.strip()));
    assertThat(said).contains("secrets/rest_token is new");
  }

  @Test
  void containers_may_read_them_and_nobody_else() throws Exception {
    run();

    assertThat(mode(tree.resolve("secrets"))).isEqualTo("rwx------");
    for (String name : secrets().keySet()) {
      assertThat(mode(tree.resolve("secrets").resolve(name))).as(name).isEqualTo("rw-r--r--");
    }
  }

  @Test
  void a_second_time_makes_only_what_is_missing() throws Exception {
    run();
    Map<String, String> before = secrets();
    Files.delete(tree.resolve("secrets/rest_token"));

    String said = run();

    Map<String, String> after = secrets();
    assertThat(after.remove("rest_token")).isNotEqualTo(before.remove("rest_token"));
    assertThat(after).isEqualTo(before);
    assertThat(said).contains("rest_token is new", "db_password is there and stays");
  }

  @Test
  void an_env_file_that_the_container_cannot_read_is_told() throws Exception {
    Path env = Files.writeString(tree.resolve(".env"), "");
    Files.setPosixFilePermissions(env, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(run()).doesNotContain(".env");

    Files.setPosixFilePermissions(env, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(run()).contains("run: sudo chgrp 999 .env && chmod 640 .env");
  }

  /** What it says; it must end well. */
  private String run() throws IOException, InterruptedException {
    Process script =
        new ProcessBuilder("sh", "tools/secrets.sh")
            .directory(tree.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(script.getInputStream().readAllBytes());
    assertThat(script.waitFor()).as(said).isZero();
    return said;
  }

  private Map<String, String> secrets() throws IOException {
    Map<String, String> secrets = new TreeMap<>();
    try (Stream<Path> files = Files.list(tree.resolve("secrets"))) {
      for (Path file : files.toList()) {
        secrets.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return secrets;
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
