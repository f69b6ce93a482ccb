package lms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lms.texts.Sentence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes, and real kills. All on one folder: what one test leaves, the next has to take.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class EmbeddedServerSharingTest {
  @TempDir private static Path dataDir;

  private final List<Sentence> said = new ArrayList<>();

  @AfterEach
  void nothing_is_left_running() {
    assertThat(pidFile()).doesNotExist();
  }

  @Test
  void the_starter_stops_the_server_when_the_last_of_the_others_has_gone() throws Exception {
    try (EmbeddedServerClient starter = EmbeddedServerClient.start(dataDir)) {
      long pid = postmaster();
      try (EmbeddedServer joined = open()) {
        starter.askToClose();
        starter.awaitLine("waiting for the other commands");

        assertThat(postmaster()).isEqualTo(pid);
        assertThat(Embedded.text(joined, "select 1")).isEqualTo("1");
      }
      starter.awaitLine("closed");
    }
    assertThat(said).isEmpty();
  }

  @Test
  void who_joins_never_stops_the_server() throws Exception {
    try (EmbeddedServer starter = open()) {
      try (EmbeddedServerClient joined = EmbeddedServerClient.start(dataDir)) {
        joined.askToClose();
        joined.awaitLine("closed");
      }
      assertThat(Embedded.text(starter, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void a_starter_in_a_hurry_leaves_the_server_to_the_others() throws Exception {
    EmbeddedServer starter = open();
    long pid = postmaster();
    try (EmbeddedServerClient joined = EmbeddedServerClient.start(dataDir)) {
      Thread.currentThread().interrupt();
      starter.close();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(said).extracting(Sentence::key).containsExactly("database.waiting");
      joined.askToClose();
      joined.awaitLine("closed");
    }
    assertThat(postmaster()).isEqualTo(pid);
    open().close();
  }

  @Test
  void a_starter_in_a_hurry_stops_the_server_nobody_else_uses() throws Exception {
    EmbeddedServer starter = open();
    Thread.currentThread().interrupt();
    starter.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(said).isEmpty();
  }

  @Test
  void a_server_whose_starter_was_killed_runs_on_and_belongs_to_the_next() throws Exception {
    EmbeddedServerClient starter = EmbeddedServerClient.start(dataDir);
    long pid = postmaster();
    starter.kill();

    try (EmbeddedServer next = open()) {
      assertThat(postmaster()).isEqualTo(pid);
      assertThat(Embedded.text(next, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void a_killed_server_comes_back_with_every_committed_row() throws Exception {
    try (EmbeddedServerClient starter = EmbeddedServerClient.start(dataDir);
        EmbeddedServer joined = open()) {
      Embedded.run(joined, "create table kept as select generate_series(1, 1000) as id");
      killServer();
    }

    try (EmbeddedServer again = open()) {
      assertThat(Embedded.text(again, "select count(*) from kept")).isEqualTo("1000");
      Embedded.run(again, "drop table kept");
    }
  }

  @Test
  void a_killed_server_is_not_started_again_beside_a_starter_who_still_lives() throws Exception {
    try (EmbeddedServerClient starter = EmbeddedServerClient.start(dataDir)) {
      killServer();

      assertThatThrownBy(this::open)
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContainingAll("another command", dataDir.toString(), "nothing was started");

      starter.askToClose();
      starter.awaitLine("closed");
    }
    open().close();
  }

  @Test
  void a_process_opens_it_once_at_a_time() throws Exception {
    try (EmbeddedServer server = open()) {
      assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);

      try (EmbeddedServerClient joined = EmbeddedServerClient.start(dataDir)) {
        joined.askToClose();
        joined.awaitLine("closed");
      }
      assertThat(Embedded.text(server, "select 1")).isEqualTo("1");
    }
  }

  private EmbeddedServer open() throws DatabaseProblem {
    return EmbeddedServer.open(dataDir, said::add);
  }

  private static void killServer() throws Exception {
    ProcessHandle server = ProcessHandle.of(postmaster()).orElseThrow();
    server.destroyForcibly();
    server.onExit().get(10, TimeUnit.SECONDS);
  }

  private static long postmaster() throws IOException {
    return Long.parseLong(Files.readAllLines(pidFile()).get(0));
  }

  private static Path pidFile() {
    return dataDir.resolve("postgres/data/postmaster.pid");
  }
}
