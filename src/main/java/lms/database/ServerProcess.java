package lms.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lms.texts.Sentence;

/** Starts and stops the embedded server. One process at a time may do that. */
final class ServerProcess {
  private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");
  private static final String START_LOG = "start.log";
  // After a power failure the server first repeats what its write-ahead log holds.
  private static final int START_SECONDS = 300;
  private static final int STOP_SECONDS = 60;

  private final ServerHome home;

  ServerProcess(ServerHome home) {
    this.home = home;
  }

  /**
   * Starts it, also the first time and after a crash, and waits until it accepts connections. It
   * has a session of its own, so that Ctrl-C in our terminal does not end it. No process of it may
   * be left.
   *
   * @throws DatabaseProblem if it does not start
   */
  void start() throws DatabaseProblem, IOException {
    Path bin = ServerBinaries.unpacked(home);
    ServerBinaries.removeOthers(home, bin);
    if (ServerData.exist(home)) {
      home.requirePassword();
    } else {
      ServerData.create(home, bin);
    }
    // A killed server left it, and PostgreSQL believes it if any process has that number now.
    Files.deleteIfExists(home.path(ServerData.PID_FILE));
    // Between our look at the port and the server's a stranger may take it, but hardly twice.
    if (!start(bin).ok()) {
      ServerCommand.Result second = start(bin);
      if (!second.ok()) {
        throw failure(bin, second);
      }
    }
  }

  private ServerCommand.Result start(Path bin) throws DatabaseProblem, IOException {
    home.delete(START_LOG);
    String port = "--options=-p " + ServerPort.choose(home);
    return pgCtl(bin, "start", START_SECONDS, "--log=" + START_LOG, port);
  }

  /**
   * Stops it, whatever it is doing; without effect where it does not run.
   *
   * @throws DatabaseProblem if it still runs after a minute
   */
  void stop() throws DatabaseProblem, IOException {
    Path bin = ServerBinaries.unpacked(home);
    ServerCommand.Result stopped = pgCtl(bin, "stop", STOP_SECONDS, "--mode=fast");
    if (!stopped.ok() && ServerProbe.isAlive(home)) {
      throw new DatabaseProblem(
          Sentence.of("database.server.stop", home.folder(), stopped.reason()));
    }
  }

  private ServerCommand.Result pgCtl(Path bin, String verb, int seconds, String... options)
      throws DatabaseProblem, IOException {
    List<String> command = new ArrayList<>(List.of(bin.resolve("pg_ctl").toString(), verb));
    command.addAll(List.of("--pgdata=" + ServerData.FOLDER, "--silent", "--wait"));
    command.add("--timeout=" + seconds);
    command.addAll(List.of(options));
    return ServerCommand.run(home.folder(), command);
  }

  private DatabaseProblem failure(Path bin, ServerCommand.Result start)
      throws DatabaseProblem, IOException {
    Path data = home.path(ServerData.FOLDER);
    String made = Files.readString(data.resolve("PG_VERSION")).strip();
    List<String> version = List.of(bin.resolve("postgres").toString(), "--version");
    Matcher ours = VERSION.matcher(ServerCommand.run(home.folder(), version).output());
    if (ours.find() && !ours.group(1).equals(made)) {
      return new DatabaseProblem(Sentence.of("database.server.version", data, made, ours.group(1)));
    }
    Path log = home.path(START_LOG);
    String reason =
        Files.exists(log) ? ServerCommand.reason(Files.readAllLines(log)) : start.reason();
    return new DatabaseProblem(
        Sentence.of("database.server.start", reason, log, data.resolve("log")));
  }
}
