package lms.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lms.faults.Survives;
import lms.security.Secures;
import lms.settings.Scrubber;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.settings.SettingsProblems;
import lms.settings.SettingsReader;
import lms.support.MovableClock;
import lms.support.ReadOnlyDisk;
import lms.support.SmallDisk;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogSetupTest {
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
  private static final Logger EXTRACT = LogManager.getLogger("extract");

  @TempDir private Path path;
  private final MovableClock clock = new MovableClock("2025-07-24T20:59:58Z");
  private LogSetup log;

  @AfterEach
  void close() {
    if (log != null) {
      log.close();
    }
  }

  @Test
  void a_line_says_who_when_how_grave_and_what() throws IOException {
    start("INFO");

    EXTRACT.info("window {} took {} s", "2025-07-23", 12.4);
    LogManager.getLogger(LogSetupTest.class).warn("слово");

    assertThat(lines("2025-07-24.log"))
        .containsExactly(
            "extract | 2025-07-24 23:59:58 | INFO | window 2025-07-23 took 12.4 s",
            "LogSetupTest | 2025-07-24 23:59:58 | WARN | слово");
  }

  @Test
  void a_new_day_of_the_zone_begins_a_new_file() throws IOException {
    start("INFO");
    EXTRACT.info("old day");
    clock.advance(Duration.ofSeconds(2));
    EXTRACT.info("new day");

    assertThat(lines("2025-07-24.log")).hasSize(1);
    assertThat(lines("2025-07-25.log"))
        .containsExactly("extract | 2025-07-25 00:00:00 | INFO | new day");
  }

  @Test
  void libraries_are_heard_only_when_they_complain() throws IOException {
    start("INFO");

    for (String library :
        List.of("org.apache.camel.main", "com.zaxxer.hikari", "org.quartz.core")) {
      LogManager.getLogger(library + ".Thing").info("hello");
      LogManager.getLogger(library + ".Thing").warn("trouble");
    }

    assertThat(lines("2025-07-24.log")).hasSize(3).allMatch(line -> line.endsWith("trouble"));
  }

  @Test
  void in_detail_libraries_are_heard_except_those_that_would_tell_students_data()
      throws IOException {
    start("TRACE");

    LogManager.getLogger("org.apache.camel.main.Thing").debug("heard");
    LogManager.getLogger("org.apache.hc.client5.http.wire").debug("the reply");
    LogManager.getLogger("org.springframework.jdbc.core.StatementCreatorUtils").trace("a row");
    EXTRACT.trace("ours");

    assertThat(lines("2025-07-24.log"))
        .containsExactly(
            "Thing | 2025-07-24 23:59:58 | DEBUG | heard",
            "extract | 2025-07-24 23:59:58 | TRACE | ours");
  }

  @Test
  void an_error_level_keeps_warnings_out_whoever_warns() throws IOException {
    start("ERROR");

    EXTRACT.warn("ours");
    LogManager.getLogger("org.apache.hc.Thing").warn("theirs");
    EXTRACT.error("grave");

    assertThat(lines("2025-07-24.log")).singleElement().asString().endsWith("| ERROR | grave");
  }

  @Test
  @Secures("S45")
  void no_secret_reaches_the_file() throws IOException {
    start("INFO");

    EXTRACT.error(
        "GET https://lms.example/?client_key=other&start=1 with {}",
        "canary-key",
        new IOException("outer canary-key", new IOException("Authorization: Bearer abc")));
    java.util.logging.Logger.getLogger("com.google.Thing").warning("token canary-key refused");

    assertThat(lines("2025-07-24.log"))
        .containsExactly(
            "extract | 2025-07-24 23:59:58 | ERROR | GET https://lms.example/?client_key=***&start=1"
                + " with ***: IOException: outer ***; caused by IOException: Authorization: ***",
            "Thing | 2025-07-24 23:59:58 | WARN | token *** refused");
  }

  @Test
  @Survives("I13")
  void a_deleted_file_is_begun_anew() throws IOException {
    start("INFO");
    EXTRACT.info("one");
    Files.delete(path.resolve("logs/2025-07-24.log"));
    EXTRACT.info("two");

    assertThat(lines("2025-07-24.log")).singleElement().asString().endsWith("two");
    assertThat(log.dropped()).isZero();
  }

  @Test
  void a_line_that_cannot_be_written_is_counted_and_fails_nobody() throws IOException {
    start("INFO");
    Files.move(path.resolve("logs"), path.resolve("gone"));
    Files.writeString(path.resolve("logs"), "a file where the folder was");

    EXTRACT.info("lost");
    EXTRACT.info("lost too");
    assertThat(log.dropped()).isEqualTo(2);

    Files.delete(path.resolve("logs"));
    EXTRACT.info("back");
    assertThat(lines("2025-07-24.log")).singleElement().asString().endsWith("back");
    assertThat(log.dropped()).isEqualTo(2);
  }

  @Test
  @Survives("I10")
  void a_line_there_is_no_room_for_is_counted_and_fails_nobody() throws Exception {
    try (SmallDisk full = SmallDisk.fullAt(path.resolve("logs"))) {
      start("INFO");
      EXTRACT.info("lost");
      assertThat(log.dropped()).isEqualTo(1);
      log.close();
    }
    start("INFO");
    EXTRACT.info("there is room");
    assertThat(lines("2025-07-24.log")).singleElement().asString().endsWith("there is room");
  }

  @Test
  void a_message_that_fails_to_be_made_fails_nobody() throws IOException {
    start("INFO");

    EXTRACT.info(
        (org.apache.logging.log4j.util.Supplier<?>)
            () ->
                new Object() {
                  @Override
                  public String toString() {
                    throw new IllegalStateException("no text");
                  }
                });
    EXTRACT.info("next");

    assertThat(lines("2025-07-24.log")).last().asString().endsWith("next");
    assertThat(lines("2025-07-24.log").size() + log.dropped()).isEqualTo(2);
  }

  @Test
  void an_interrupted_thread_writes_its_line() throws IOException {
    start("INFO");

    Thread.currentThread().interrupt();
    EXTRACT.info("interrupted");
    boolean stillInterrupted = Thread.interrupted();
    EXTRACT.info("next");

    assertThat(stillInterrupted).isTrue();
    assertThat(lines("2025-07-24.log")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "file/logs"})
  @Survives("I12")
  void a_folder_that_cannot_be_written_is_a_problem_of_the_settings(String logDir)
      throws IOException {
    Files.writeString(path.resolve("file"), "");

    assertThatThrownBy(() -> start("INFO", logDir, false))
        .isInstanceOf(SettingsProblems.class)
        .hasMessageContaining("LOG_DIR")
        .hasMessageContaining(path.resolve(logDir) + "' cannot be written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logs", "logs/missing"})
  @Survives("I12")
  void a_folder_on_a_disk_that_is_read_only_is_a_problem_of_the_settings(String logDir)
      throws Exception {
    try (ReadOnlyDisk disk = ReadOnlyDisk.at(path.resolve("logs"))) {
      assertThatThrownBy(() -> start("INFO", logDir, false))
          .isInstanceOf(SettingsProblems.class)
          .hasMessageContaining("LOG_DIR")
          .hasMessageContaining(path.resolve(logDir) + "' cannot be written");
    }
  }

  @Test
  void a_folder_that_is_missing_is_made() throws IOException {
    start("INFO", "far/away/logs", false);
    EXTRACT.info("here");

    assertThat(Files.readAllLines(path.resolve("far/away/logs/2025-07-24.log"))).hasSize(1);
  }

  @Test
  @Survives("J15")
  void the_console_gets_the_same_lines_if_asked_whatever_its_character_set() {
    PrintStream before = System.err;
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    System.setErr(new PrintStream(console, true, StandardCharsets.US_ASCII));
    try {
      start("INFO", "logs", true);
      EXTRACT.info("слово canary-key");
    } finally {
      System.setErr(before);
    }

    assertThat(console.toString(StandardCharsets.UTF_8))
        .isEqualTo("extract | 2025-07-24 23:59:58 | INFO | слово ***\n");
  }

  @Test
  void without_the_console_nothing_is_printed() {
    PrintStream before = System.err;
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
    try {
      start("INFO");
      EXTRACT.error("quiet");
      java.util.logging.Logger.getLogger("x").severe("quiet too");
    } finally {
      System.setErr(before);
    }

    assertThat(console.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void after_the_end_a_new_start_goes_on_in_the_same_file() throws IOException {
    start("INFO");
    EXTRACT.info("first");
    log.close();
    EXTRACT.error("said to nobody");
    boolean heard = EXTRACT.isErrorEnabled();
    start("INFO");
    EXTRACT.info("second");

    assertThat(heard).isFalse();
    assertThat(lines("2025-07-24.log"))
        .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
        .containsExactly("first", "second");
  }

  private void start(String level) {
    start(level, "logs", false);
  }

  private void start(String level, String logDir, boolean console) {
    Settings settings =
        SettingsReader.read(
            Map.of("LOG_DIR", logDir, "LOG_LEVEL", level, "TIME_ZONE", MOSCOW.getId()),
            path,
            Set.of());
    Scrubber scrubber = Scrubber.of(List.of(new Secret("canary-key")));
    log = LogSetup.start(settings, scrubber, clock, console);
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(path.resolve("logs").resolve(file));
  }
}
