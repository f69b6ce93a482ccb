package lms.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import lms.settings.Settings;
import lms.texts.Sentence;
import org.postgresql.ds.PGSimpleDataSource;

/** Finds out whether the embedded server runs. */
final class ServerProbe {
  private static final String NOBODY_THERE = "08001";
  private static final String TOO_MANY_CONNECTIONS = "53300";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int LOG_IN_SECONDS = 5;

  private ServerProbe() {}

  /**
   * Whether it lets us in: nobody else knows its password. While it starts or stops, or processes
   * of a killed one are dying, the answer is waited for. After {@code false} no process of it is
   * left.
   *
   * @throws DatabaseProblem if it runs, but does not let us in within a minute
   */
  static boolean answers(ServerHome home)
      throws DatabaseProblem, IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String refusal = refusal(home);
    while (!refusal.isEmpty() && !refusal.equals(TOO_MANY_CONNECTIONS)) {
      if (!isAlive(home)) {
        return false;
      }
      if (System.nanoTime() - end > 0) {
        throw new DatabaseProblem(Sentence.of("database.server.refuses", home.folder(), refusal));
      }
      Thread.sleep(PAUSE.toMillis());
      refusal = refusal(home);
    }
    return true;
  }

  /**
   * Whether any process runs a program of this folder; they are unpacked there for its server
   * alone. The pid file would not tell: in a container its number soon belongs to another process,
   * and a dead process that nobody buries keeps it too.
   */
  static boolean isAlive(ServerHome home) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().command().stream())
        .anyMatch(program -> Path.of(program).startsWith(home.folder()));
  }

  /** Logs in and out; the SQLSTATE of the refusal, empty for none. */
  private static String refusal(ServerHome home) throws DatabaseProblem, IOException {
    if (!Files.exists(home.path(ServerData.PID_FILE))) {
      return NOBODY_THERE;
    }
    Settings.Server address = home.address();
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {address.host()});
    source.setPortNumbers(new int[] {address.port()});
    source.setDatabaseName(address.name());
    source.setUser(address.user());
    source.setPassword(address.password().value());
    source.setLoginTimeout(LOG_IN_SECONDS);
    try (Connection connection = source.getConnection()) {
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
