package lms.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.faults.Survives;
import lms.support.Witness;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the service listens, and with what token. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListeningTest extends ServiceTest {
  private static final Path PROC = Path.of("/proc/self");

  /** Number of the state in which a socket of TCP listens. */
  private static final String LISTENING = "0A";

  @Test
  @EnabledOnOs(OS.LINUX)
  @Survives("K15")
  void the_service_listens_at_the_configured_address_and_nowhere_else() throws Exception {
    Set<String> before = listening();

    serve(Map.of("HTTP_HOST", "127.0.0.1"));
    awaitReady();

    Set<String> since = listening();
    since.removeAll(before);
    assertThat(since).singleElement().asString().endsWith("0100007F:%04X".formatted(port));
  }

  @Test
  @Survives("J9")
  void a_token_of_any_characters_opens() throws Exception {
    String token = "p&ss%25 w+rd#@ пароль";
    serve(Map.of("REST_TOKEN", token));
    awaitReady();
    String basic =
        Base64.getEncoder().encodeToString(("me:" + token).getBytes(StandardCharsets.UTF_8));

    for (String sent : List.of("Bearer " + token, "Basic " + basic)) {
      assertThat(ask(sent)).as(sent).startsWith("HTTP/1.1 200");
    }
    assertThat(ask("Bearer " + token + "!")).startsWith("HTTP/1.1 401");
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "0.0.0.0, a-token-with-only-31-characters, 1",
    "0.0.0.0, one-that-has-just-32-characters!, 0",
    "127.0.0.1, short, 0"
  })
  void a_token_that_others_may_guess_is_warned_of(String host, String token, int warnings)
      throws IOException {
    try (Witness witness = new Witness()) {
      serve(Map.of("HTTP_HOST", host, "REST_TOKEN", token));

      assertThat(witness.log().lines().filter(line -> line.contains("openssl rand -hex 32")))
          .hasSize(warnings)
          .allMatch(line -> line.startsWith("rest ") && !line.contains(token));
    }
  }

  private String ask(String authorization) throws IOException {
    return Raw.ask(
        port,
        "GET /api/v1/runs HTTP/1.1",
        "Host: x",
        "Authorization: " + authorization,
        "Connection: close");
  }

  /** The sockets of this JVM that listen, address and port as the kernel writes them. */
  private static Set<String> listening() throws IOException {
    Set<String> ours = sockets();
    try (Stream<String> lines =
        Stream.concat(
            Files.lines(PROC.resolve("net/tcp")), Files.lines(PROC.resolve("net/tcp6")))) {
      return lines
          .map(line -> line.trim().split(" +"))
          .filter(column -> column[3].equals(LISTENING) && ours.contains(column[9]))
          .map(column -> column[1])
          .collect(Collectors.toSet());
    }
  }

  /** The inodes of the sockets that this JVM has open. */
  private static Set<String> sockets() throws IOException {
    try (Stream<Path> open = Files.list(PROC.resolve("fd"))) {
      return open.map(ListeningTest::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.replaceAll("\\D", ""))
          .collect(Collectors.toSet());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }
}
