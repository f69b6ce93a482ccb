package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code ./lms} in a tree like ours, with a Java and a build that only say so. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LmsScriptTest {
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");
  private static final String JAR = "target/lms-analytics-pipeline.jar";
  private static final List<String> SOURCES =
      List.of(
          "pom.xml",
          "src/main/java/A.java",
          "ddl/V001__a.sql",
          "dashboards/a.sql",
          "docs/operations.md");
  private static final String BUILD =
      """
      #!/bin/sh
      echo "building: $*"
      : > target/lms-analytics-pipeline.jar
      """;
  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then
        echo 'openjdk version "%s" 2025-01-01' >&2
      else
        echo "%1$s in $(pwd -P)"
        for word; do echo "<$word>"; done
      fi
      """;

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Path tree;
  private Path path;

  @BeforeEach
  void layOut() throws IOException {
    tree = Files.createDirectory(folder.toRealPath().resolve("a tree"));
    path = Files.createDirectory(folder.resolve("path"));
    Files.copy(Path.of("lms"), tree.resolve("lms"));
    program(tree.resolve("mvnw"), BUILD);
    for (String file : SOURCES) {
      touch(file, BUILT.minusSeconds(60));
      age(tree.resolve(file).getParent());
    }
    touch(JAR, BUILT);
    for (String tool : List.of("dirname", "find", "head", "readlink", "sed")) {
      program(path.resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(located(tool)));
    }
    environment.put("PATH", path.toString());
  }

  @Test
  void without_java_it_says_what_to_install() throws Exception {
    CommandTest.Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).isEqualTo("lms: Java is not installed; install a JDK 17 or newer\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_402", "11.0.2", "16"})
  void a_java_too_old_is_named_with_its_version(String version) throws Exception {
    java(path, version);

    CommandTest.Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .isEqualTo(
            "lms: %s/java is Java %s; 17 or newer is needed (set JAVA_HOME)\n"
                .formatted(path, version));
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void a_java_that_does_not_tell_its_version_is_not_used() throws Exception {
    program(path.resolve("java"), "#!/bin/sh\necho 'Unable to locate a Java Runtime.' >&2\n");

    CommandTest.Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("Java of an unknown version", "17 or newer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "21.0.7", "26-ea"})
  void a_java_new_enough_runs_the_jar_with_the_words_as_given(String version) throws Exception {
    java(path, version);

    CommandTest.Ended ended = lms("run", "--day", "a b", "*");

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .endsWith("<-jar>\n<%s>\n<run>\n<--day>\n<a b>\n<*>\n".formatted(tree.resolve(JAR)));
  }

  @Test
  void it_stays_in_the_working_directory_of_who_calls_it() throws Exception {
    java(path, "17");

    assertThat(lms("run").out()).startsWith("17 in " + folder.toRealPath() + "\n");
  }

  @Test
  void java_home_comes_before_the_path() throws Exception {
    java(path, "11");
    java(Files.createDirectories(folder.resolve("jdk/bin")), "21");
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());

    assertThat(lms("run").out()).startsWith("21 in ");
  }

  @Test
  void java_opts_are_words_for_java() throws Exception {
    java(path, "17");
    environment.put("JAVA_OPTS", "-Xmx512m -Da=b");

    assertThat(lms("run").out()).contains("<-Xmx512m>\n<-Da=b>\n<-jar>");
  }

  @Test
  void a_missing_jar_is_built_first_and_standard_output_stays_the_commands() throws Exception {
    java(path, "17");
    Files.delete(tree.resolve(JAR));

    CommandTest.Ended ended = lms("run");

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).contains("lms: building", "building: --quiet", "package");
    assertThat(ended.out()).startsWith("17 in ").doesNotContain("building");
    assertThat(lms("run").err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "pom.xml, true",
    "src/main/java/A.java, true",
    "src/main/resources/new.sql, true",
    "ddl/V001__a.sql, true",
    "dashboards/a.sql, true",
    "docs/operations.md, true",
    "src/test/java/ATest.java, false",
    "README.md, false"
  })
  void it_is_built_again_only_when_what_it_is_made_of_is_newer(String file, boolean built)
      throws Exception {
    java(path, "17");
    touch(file, BUILT.plusSeconds(60));

    assertThat(lms("run").err().contains("lms: building")).isEqualTo(built);
  }

  @Test
  void a_source_that_was_removed_is_a_reason_to_build() throws Exception {
    java(path, "17");
    Files.delete(tree.resolve("src/main/java/A.java"));

    assertThat(lms("run").err()).contains("lms: building");
  }

  @Test
  void a_build_that_fails_is_status_1_and_nothing_is_run() throws Exception {
    java(path, "17");
    Files.delete(tree.resolve(JAR));
    program(tree.resolve("mvnw"), "#!/bin/sh\necho 'no compiler'\nexit 7\n");

    CommandTest.Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("no compiler", "lms: the build failed; see above");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void a_link_to_it_does_as_well() throws Exception {
    java(path, "17");
    Path moved = Files.move(tree, tree.resolveSibling("moved"));
    Files.createDirectory(tree);
    Files.createSymbolicLink(tree.resolve("lms"), Path.of("../moved/lms"));

    assertThat(lms("run").out()).endsWith("<%s>\n<run>\n".formatted(moved.resolve(JAR)));
  }

  @Test
  void an_unpacked_release_runs_its_own_jar_and_never_builds() throws Exception {
    java(path, "17");
    Path jar = release();
    touch("ddl/V001__a.sql", BUILT.plusSeconds(60));

    CommandTest.Ended ended = lms("run");

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).endsWith("<-jar>\n<%s>\n<run>\n".formatted(jar));
  }

  @Test
  void an_unpacked_release_without_its_jar_says_so() throws Exception {
    java(path, "17");
    Path jar = release();
    Files.delete(jar);

    CommandTest.Ended ended = lms("run");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo("lms: %s is missing; unpack the release again\n".formatted(jar));
  }

  @Test
  void an_unpacked_release_needs_no_jdk() throws Exception {
    release();

    assertThat(lms("run").err())
        .isEqualTo("lms: Java is not installed; install a Java runtime 17 or newer\n");
  }

  @Test
  void the_script_for_windows_ends_its_lines_as_windows_wants() throws Exception {
    String script = Files.readString(Path.of("lms.cmd"));

    assertThat(script.split("\r\n")).hasSizeGreaterThan(10).noneMatch(line -> line.contains("\n"));
  }

  /** The tree as a release: no POM, the jar beside the script. */
  private Path release() throws IOException {
    Files.delete(tree.resolve("pom.xml"));
    Path jar = tree.resolve(Path.of(JAR).getFileName());
    return Files.move(tree.resolve(JAR), jar);
  }

  private CommandTest.Ended lms(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "a tree/lms"));
    command.addAll(List.of(words));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    int status = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new CommandTest.Ended(status, Files.readString(out), Files.readString(err));
  }

  private static void java(Path bin, String version) throws IOException {
    program(bin.resolve("java"), JAVA.formatted(version));
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void touch(String name, Instant time) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  /** Folders count as well: their time tells of files that were removed. */
  private void age(Path folder) throws IOException {
    for (Path each = folder; each.startsWith(tree); each = each.getParent()) {
      Files.setLastModifiedTime(each, FileTime.from(BUILT.minusSeconds(60)));
    }
  }

  private static Path located(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
