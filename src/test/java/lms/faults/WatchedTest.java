package lms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import lms.database.Database;
import lms.support.Leaks;
import lms.support.Records;
import lms.support.RouteTest;
import lms.support.Witness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** After whatever has gone wrong, no secret and no student's id stands where people may read. */
abstract class WatchedTest extends RouteTest {
  /** Begins the ids of the students of a test. */
  static final String LEARNER = "learner-of-this-test-";

  private final Leaks leaks =
      new Leaks()
          .add("API_CLIENT_KEY", KEY)
          .add("API_CLIENT_KEY", CutLane.KEY)
          .add("student", Records.USER)
          .add("student", LEARNER);

  private Witness witness;

  @BeforeEach
  void watch() {
    witness = new Witness();
  }

  /** How long a pool of the product's waits for a connection; in production 20 s. */
  static void setPatience(Database pool, Duration time) {
    ((HikariDataSource) pool.pool()).setConnectionTimeout(time.toMillis());
  }

  /** The log so far. */
  final String log() {
    return witness.log();
  }

  /** The log with its stack traces, and every file that is not the database's own. */
  @AfterEach
  void nothingLeaks() throws IOException {
    witness.close();
    nothingHasLeaked(folder);
  }

  /** So far, with the working directory of one of several; the log is not looked at again. */
  void nothingHasLeaked(Path folder) throws IOException {
    Map<String, String> told = new HashMap<>(Sinks.of(folder));
    told.put("log", witness.takeLog());
    assertThat(leaks.in(told)).isEmpty();
  }
}
