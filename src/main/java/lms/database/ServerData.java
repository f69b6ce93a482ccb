package lms.database;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lms.texts.Sentence;

/** The data of the embedded server, made once by initdb. */
final class ServerData {
  /** The superuser, and the only user. */
  static final String USER = "lms";

  /** Its database. */
  static final String DATABASE = "postgres";

  /** Name of the folder in {@link ServerHome}. */
  static final String FOLDER = "data";

  /** Is there while the server runs, and after it was killed. */
  static final String PID_FILE = FOLDER + "/postmaster.pid";

  // Complete or not there at all: initdb works here, and only what it finished gets the real name.
  private static final String UNFINISHED = "data.tmp";

  /** Written to postgresql.conf once; whoever owns DATA_DIR may change them there. */
  private static final Map<String, String> CONFIGURATION =
      Map.ofEntries(
          entry("listen_addresses", "127.0.0.1"),
          entry("unix_socket_directories", ""),
          entry("max_connections", "50"),
          entry("shared_buffers", "128MB"),
          entry("fsync", "on"),
          entry("synchronous_commit", "on"),
          entry("full_page_writes", "on"),
          entry("timezone", "UTC"),
          entry("log_timezone", "UTC"),
          // A week of logs, each overwritten when its day comes again.
          entry("logging_collector", "on"),
          entry("log_directory", "log"),
          entry("log_filename", "postgresql-%a.log"),
          entry("log_rotation_age", "1d"),
          entry("log_rotation_size", "0"),
          entry("log_truncate_on_rotation", "on"),
          entry("log_checkpoints", "off"),
          // Statements and details can hold student ids.
          entry("log_min_error_statement", "panic"),
          entry("log_error_verbosity", "terse"));

  private ServerData() {}

  /** Whether they are there; half of them never are. */
  static boolean exist(ServerHome home) {
    return Files.exists(home.path(FOLDER));
  }

  /** Makes them, with a new password. */
  static void create(ServerHome home, Path bin) throws DatabaseProblem, IOException {
    home.delete(UNFINISHED);
    home.writePassword();
    ServerCommand.Result made = ServerCommand.run(home.folder(), initdb(bin));
    if (!made.ok()) {
      throw new DatabaseProblem(Sentence.of("database.server.setup", home.folder(), made.reason()));
    }
    Files.move(home.path(UNFINISHED), home.path(FOLDER), StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> initdb(Path bin) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(bin.resolve("initdb").toString(), "--pgdata=" + UNFINISHED));
    command.addAll(List.of("--username=" + USER, "--pwfile=password", "--auth=scram-sha-256"));
    // The built-in locale knows the letters of every language and needs none of the machine's.
    command.addAll(List.of("--encoding=UTF8", "--locale=C"));
    command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    command.add("--data-checksums");
    CONFIGURATION.forEach((name, value) -> command.add("--set=" + name + "=" + value));
    return command;
  }
}
