package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lms.support.Rows;
import lms.support.Tools;

/**
 * Two PostgreSQL servers, the second the standby of the first: nobody hears of a commit before both
 * have it.
 */
final class PrimaryAndStandby implements AutoCloseable {
  private static final String AWAIT_STANDBY =
      """
      set statement_timeout = '60s';
      do $$ begin
        while not exists (select from pg_stat_get_wal_senders() where sync_state = 'sync') loop
          perform pg_sleep(0.02);
        end loop;
      end $$
      """;

  private static final String STANDBY = "standby.signal";

  private final Path firstFiles;
  private final EmbeddedPostgres second;
  private EmbeddedPostgres first;

  /**
   * @param folder of their files, empty
   */
  PrimaryAndStandby(Path folder) throws Exception {
    firstFiles = folder.resolve("first");
    Path secondFiles = folder.resolve("second");
    start(firstFiles, 0).close();
    Tools.call("cp", "-a", firstFiles.toString(), secondFiles.toString());
    first = start(firstFiles, 0);
    Files.createFile(secondFiles.resolve(STANDBY));
    Files.writeString(
        secondFiles.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'%n".formatted(first.getPort()),
        StandardOpenOption.APPEND);
    second = start(secondFiles, 0);
    Rows.execute(first(), "alter system set synchronous_standby_names = '*'");
    Rows.execute(first(), "select pg_reload_conf()");
    Rows.execute(first(), AWAIT_STANDBY);
  }

  /**
   * @param port 0 = any
   */
  private static EmbeddedPostgres start(Path files, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(files)
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("unix_socket_directories", "") // its lock would outlive who is killed
        .setPort(port)
        .start();
  }

  /** Both, as {@code DB_HOST} names them. */
  String hosts(String name) {
    return "%1$s:%2$d,%1$s:%3$d".formatted(name, first.getPort(), second.getPort());
  }

  DataSource first() {
    return first.getPostgresDatabase();
  }

  DataSource second() {
    return second.getPostgresDatabase();
  }

  /** All processes of the first end at once, and the second takes over. */
  void failOver() throws IOException, SQLException {
    Path pid = firstFiles.resolve("postmaster.pid");
    ProcessHandle main =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0))).orElseThrow();
    List<ProcessHandle> all = Stream.concat(Stream.of(main), main.children()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    Files.delete(pid); // where nobody buries the dead, their number looks alive
    first.close();
    assertThat(Rows.of(second(), "select pg_promote()")).containsExactly("true");
  }

  /** The first is there again, under its former address, and follows nobody. */
  void startFirstAsStandby() throws IOException {
    Files.createFile(firstFiles.resolve(STANDBY));
    first = start(firstFiles, first.getPort());
  }

  @Override
  public void close() throws IOException {
    first.close();
    second.close();
  }
}
