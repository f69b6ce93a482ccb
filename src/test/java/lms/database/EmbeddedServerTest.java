package lms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lms.faults.Survives;
import lms.security.Secures;
import lms.settings.Settings;
import lms.texts.Sentence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class EmbeddedServerTest {
  @TempDir private static Path temp;
  private static Path dataDir;
  private static Path home;

  private final List<Sentence> said = new ArrayList<>();

  /** The first start meets what a kill in the middle of an earlier first start leaves behind. */
  @BeforeAll
  static void a_first_start_after_one_that_was_killed() throws Exception {
    dataDir = temp.resolve("Мои данные");
    home = dataDir.resolve("postgres");
    Files.createDirectories(home.resolve("bin.tmp/bin"));
    Files.createDirectories(home.resolve("bin-of-an-earlier-version"));
    Files.createDirectories(home.resolve("data.tmp"));
    Files.writeString(home.resolve("bin.tmp/bin/initdb"), "half of i");
    Files.writeString(home.resolve("data.tmp/PG_VERSION"), "18");
    Files.writeString(home.resolve("password"), "half a pass");
    Files.writeString(home.resolve("port"), "99999");
    EmbeddedServer.open(dataDir, line -> {}).close();
  }

  @AfterEach
  void nothing_is_left_running_and_nothing_was_said() {
    assertThat(home.resolve("data/postmaster.pid")).doesNotExist();
    assertThat(said).isEmpty();
  }

  @Test
  void nothing_half_done_or_outdated_stays() throws IOException {
    assertThat(home.resolve("bin.tmp")).doesNotExist();
    assertThat(home.resolve("data.tmp")).doesNotExist();
    assertThat(home.resolve("bin-of-an-earlier-version")).doesNotExist();
  }

  @Test
  void rows_and_port_survive_a_restart() throws Exception {
    int port;
    try (EmbeddedServer server = open()) {
      port = server.address().port();
      Embedded.run(server, "create table kept as select 'é' as letter");
    }
    try (EmbeddedServer server = open()) {
      assertThat(server.address().port()).isEqualTo(port);
      assertThat(Embedded.text(server, "select letter from kept")).isEqualTo("é");
    }
  }

  @Test
  void it_is_durable_and_modest() throws Exception {
    String settings =
        """
        select string_agg(name || '=' || setting, ' ' order by name) from pg_settings where name in
          ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'max_connections')
        """;
    try (EmbeddedServer server = open()) {
      assertThat(Embedded.text(server, settings))
          .isEqualTo(
              "data_checksums=on fsync=on full_page_writes=on max_connections=50 "
                  + "synchronous_commit=on");
    }
  }

  @Test
  void it_knows_every_letter_on_a_machine_without_locales() throws Exception {
    try (EmbeddedServer server = open()) {
      assertThat(Embedded.text(server, "select upper('жé')")).isEqualTo("ЖÉ");
    }
  }

  @Test
  void nobody_gets_in_without_the_password() throws Exception {
    try (EmbeddedServer server = open()) {
      PGSimpleDataSource stranger = Embedded.source(server.address());
      stranger.setPassword("guess");
      assertThatThrownBy(stranger::getConnection)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
      stranger.setPassword("");
      assertThatThrownBy(stranger::getConnection).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void only_the_owner_can_read_the_password() throws IOException {
    assertThat(permissions(home)).isEqualTo("rwx------");
    assertThat(permissions(home.resolve("password"))).isEqualTo("rw-------");
    assertThat(Files.readString(home.resolve("password"))).hasSize(43);
  }

  @Test
  @Secures("S44")
  void no_command_line_shows_the_password() throws Exception {
    String password = Files.readString(home.resolve("password"));
    try (EmbeddedServer server = open()) {
      List<String> lines =
          ProcessHandle.allProcesses().flatMap(p -> p.info().commandLine().stream()).toList();

      assertThat(lines)
          .anyMatch(line -> line.contains("postgres"))
          .noneMatch(line -> line.contains(password));
      assertThat(server.address().password().value()).isEqualTo(password);
    }
  }

  @Test
  void it_listens_on_one_address_only() throws Exception {
    try (EmbeddedServer server = open()) {
      int port = server.address().port();
      new Socket("127.0.0.1", port).close();
      assertThatThrownBy(() -> new Socket("127.0.0.2", port)).isInstanceOf(ConnectException.class);
      assertThat(Embedded.text(server, "show unix_socket_directories")).isEmpty();
    }
  }

  @Test
  void its_session_is_not_ours_so_that_our_terminal_does_not_end_it() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")));
    try (EmbeddedServer server = open()) {
      String pid = Files.readAllLines(home.resolve("data/postmaster.pid")).get(0);
      String afterName = Files.readString(Path.of("/proc", pid, "stat")).replaceAll(".*\\) ", "");
      String session = afterName.split(" ")[3];
      assertThat(session).isEqualTo(pid);
    }
  }

  @Test
  void a_port_taken_by_a_stranger_is_given_up_for_good() throws Exception {
    int before = Integer.parseInt(Files.readString(home.resolve("port")).strip());
    int after;
    try (ServerSocket stranger = new ServerSocket(before, 1, InetAddress.getByName("127.0.0.1"));
        EmbeddedServer server = open()) {
      after = server.address().port();
      assertThat(after).isNotEqualTo(stranger.getLocalPort());
      assertThat(Embedded.text(server, "select 1")).isEqualTo("1");
    }
    try (EmbeddedServer server = open()) {
      assertThat(server.address().port()).isEqualTo(after);
    }
  }

  @Test
  @Survives("I22")
  void a_pid_that_by_now_is_a_strangers_does_not_keep_it_from_starting() throws Exception {
    Files.writeString(
        home.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n" + home + "\n");

    try (EmbeddedServer server = open()) {
      assertThat(Embedded.text(server, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void data_of_another_major_version_are_left_alone() throws Exception {
    Path version = home.resolve("data/PG_VERSION");
    String ours = Files.readString(version);
    Files.writeString(version, "17\n");
    try {
      assertThatThrownBy(this::open)
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContainingAll("PostgreSQL 17,", "PostgreSQL " + ours.strip(), "DB_HOST");
    } finally {
      Files.writeString(version, ours);
    }
  }

  @Test
  void a_server_that_refuses_to_start_says_why() throws Exception {
    Path configuration = home.resolve("data/postgresql.conf");
    String ours = Files.readString(configuration);
    Files.writeString(configuration, ours + "max_connections = many\n");
    try {
      assertThatThrownBy(this::open)
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContainingAll("does not start", "FATAL", "start.log");
    } finally {
      Files.writeString(configuration, ours);
    }
  }

  @Test
  void without_the_password_file_nothing_is_started() throws Exception {
    Files.move(home.resolve("password"), home.resolve("elsewhere"));
    try {
      assertThatThrownBy(this::open)
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContainingAll(home.resolve("password").toString(), "Put it back");
    } finally {
      Files.move(home.resolve("elsewhere"), home.resolve("password"));
    }
  }

  @Test
  void a_data_folder_that_cannot_be_one_is_named() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));

    assertThatThrownBy(() -> EmbeddedServer.open(file, said::add))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContainingAll(file.toString(), "DATA_DIR");
  }

  @Test
  void closing_twice_does_nothing() throws Exception {
    EmbeddedServer server = open();
    server.close();
    server.close();
  }

  @Test
  void without_a_host_it_is_the_database() throws Exception {
    var settings = new Settings.Database(Optional.empty(), "public");
    try (Database database = Database.open(settings, dataDir, said::add)) {
      new Schema(database.pool(), "public", dataDir).prepare();

      assertThat(Sql.text(database.pool(), "select count(*) from attempts")).isEqualTo("0");
    }
  }

  private EmbeddedServer open() throws DatabaseProblem {
    return EmbeddedServer.open(dataDir, said::add);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
