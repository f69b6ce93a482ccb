package lms.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import lms.Lms;
import lms.cli.Pipeline;
import lms.ledger.RunRequest;
import lms.ledger.RunSummary;
import lms.ledger.Trigger;
import lms.settings.Need;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import lms.window.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The shipped routes with a real PostgreSQL and a scripted API; mail and sheet go to files. */
public abstract class RouteTest {
  /** The day the records of {@link Records} lie in. */
  protected static final LocalDate DAY = LocalDate.parse("2023-05-31");

  /** A day later, so that {@link #DAY} is over. */
  protected static final Clock CLOCK =
      Clock.fixed(Instant.parse("2023-06-01T07:00:00Z"), ZoneOffset.UTC);

  /** The API's key: a secret with every kind of character. */
  protected static final String KEY = "S3cret+Key/=&?";

  @TempDir protected Path folder;
  protected GraderStandIn api;
  protected DataSource database;

  @BeforeEach
  void openStandIns() throws IOException, SQLException {
    api = new GraderStandIn();
    database = TestDatabase.withSchema();
  }

  @AfterEach
  void closeStandIns() throws IOException {
    api.close();
  }

  /** One load run of {@link #DAY} against replies given in order. */
  protected RunSummary load(Reply... replies) {
    return load(Map.of(), replies);
  }

  /** The same with settings of its own. */
  protected RunSummary load(Map<String, String> settings, Reply... replies) {
    api.then(replies);
    return run(settings, Days.of(DAY)).summary();
  }

  /** One load run of a good reply with these elements. */
  protected RunSummary loadRecords(Object... elements) {
    return load(Reply.json(Records.array(elements)));
  }

  /** One load run of any days; the replies must be scripted already. */
  protected Pipeline.Result run(Map<String, String> settings, Days days) {
    return run(settings, new RunRequest(Trigger.MANUAL, days));
  }

  /** One load run of any kind; the replies must be scripted already. */
  protected Pipeline.Result run(Map<String, String> settings, RunRequest request) {
    try (Pipeline pipeline = asCommand(settings)) {
      return pipeline.run(request);
    }
  }

  /** The product as a command has it; whoever starts it closes it. */
  protected Lms asCommand(Map<String, String> settings) {
    return Lms.start(Pipeline.Mode.COMMAND, settings(settings), database, CLOCK, (n, bad) -> {});
  }

  /** The settings of a test: the stand-in's address, short waits, a port, and what is given. */
  protected Settings settings(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("API_URL", api.address().toString());
    environment.put("API_CLIENT", "Uni");
    environment.put("API_CLIENT_KEY", KEY);
    environment.put("API_RETRY_DELAY", "1s");
    environment.put("API_RETRIES", "0");
    environment.put("FETCH_PARALLEL", "1"); // a script is answered in the order of the windows
    environment.put("HTTP_PORT", String.valueOf(freePort()));
    environment.putAll(more);
    return SettingsReader.read(environment, folder, Set.of(Need.API));
  }

  /** A port of loopback that nobody listens on. */
  protected static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every row of a query, its columns joined by blanks. */
  protected List<String> rows(String query) throws SQLException {
    return Rows.of(database, query);
  }

  /** The only value of a query that has one. */
  protected String value(String query) throws SQLException {
    return rows(query).get(0);
  }

  /** Changes the database behind the program's back. */
  protected void execute(String statement) throws SQLException {
    Rows.execute(database, statement);
  }
}
