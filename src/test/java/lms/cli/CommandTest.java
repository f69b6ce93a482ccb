package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lms.Lms;
import lms.support.GraderStandIn;
import lms.support.Records;
import lms.support.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Commands as a person calls them, in this process: what they find around them is the test's, the
 * rest is real. No test may find a secret in what was said or written.
 */
abstract class CommandTest {
  /** The morning after {@link Records}' day, 2023-05-31. */
  static final Instant NOW = Instant.parse("2023-06-01T07:00:00Z");

  static final String API_KEY = "canary-Key/+of&the=API";
  static final List<String> CANARIES = List.of("canary-", "canary%2D", "of&the=API");

  @TempDir Path folder;
  final Map<String, String> environment = new HashMap<>();
  GraderStandIn api;

  /** How a command ended, and all it said. */
  record Ended(int status, String out, String err) {
    String said() {
      return out + err;
    }
  }

  @BeforeEach
  void surround() throws IOException {
    api = new GraderStandIn();
    set("API_URL", api.address().toString());
    set("API_CLIENT", "Uni");
    set("API_CLIENT_KEY", API_KEY);
    set("API_RETRIES", "0");
  }

  @AfterEach
  void no_file_holds_a_secret() throws IOException {
    api.close();
    for (Path file : files()) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain(CANARIES);
    }
  }

  void set(String name, String value) {
    environment.put(name, value);
  }

  /** Executes a command at {@link #NOW}. */
  Ended lms(String... words) {
    return lms(NOW, words);
  }

  Ended lms(Instant now, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    CommandLine line = LmsCommand.of(Lms::start, environment, folder, clock);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    Ended ended = new Ended(line.execute(words), out.toString(), err.toString());
    assertThat(ended.said()).doesNotContain(CANARIES);
    return ended;
  }

  /** The API's next reply: these elements. */
  void answer(Object... elements) {
    api.then(Reply.json(Records.array(elements)));
  }

  /** Every file below the working directory. */
  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** The mails in the outbox, whole. */
  List<String> outbox() throws IOException {
    List<String> mails = new ArrayList<>();
    for (Path file : files()) {
      if (file.startsWith(folder.resolve("data/outbox"))) {
        mails.add(Files.readString(file));
      }
    }
    return mails;
  }
}
