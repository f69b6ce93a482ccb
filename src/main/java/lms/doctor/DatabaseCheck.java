package lms.doctor;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import javax.sql.DataSource;
import lms.database.Database;
import lms.database.DatabaseProblem;
import lms.database.Inspection;
import lms.database.Schema;
import lms.settings.Encryption;
import lms.settings.Hosts;
import lms.settings.Settings;
import lms.texts.Sentence;
import lms.texts.Texts;

/**
 * Whether the database can be reached, holds our tables, lets us write them, and has our time. It
 * connects as every command does, so the embedded server is started if it does not run, and set up
 * if there is none; its tables are not touched.
 */
public final class DatabaseCheck implements Check {
  private static final Duration TOLERANCE = Duration.ofSeconds(60);

  private final Settings.Database settings;
  private final Path dataDir;
  private final Clock clock;
  private final Texts texts;
  private final Consumer<Sentence> say;

  /**
   * @param dataDir {@code DATA_DIR}
   * @param say takes what the terminal shows, whenever there is something to wait for
   */
  public DatabaseCheck(
      Settings.Database settings, Path dataDir, Clock clock, Texts texts, Consumer<Sentence> say) {
    this.settings = settings;
    this.dataDir = dataDir;
    this.clock = clock;
    this.texts = texts;
    this.say = say;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Duration bound() {
    return Duration.ofMinutes(3);
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    try (Database database = Database.open(settings, dataDir, say)) {
      Inspection inspection = new Inspection(database.pool());
      findings.add(Finding.ok(name(), connected(inspection.server())));
      findings.add(clock(inspection));
      findings.add(schema(database.pool()));
    } catch (DatabaseProblem e) {
      findings.add(told(name(), e));
    } catch (SQLException e) {
      findings.add(failed(e));
    }
    return findings;
  }

  private String connected(Inspection.Server server) {
    return settings
        .server()
        .map(
            s ->
                texts.get(
                    protection(server, s.encryption().mode()),
                    server.version(),
                    place(server, s.hosts()),
                    s.name(),
                    s.user()))
        .orElseGet(
            () ->
                texts.get(
                    "doctor.database.embedded", server.version(), dataDir.resolve("postgres")));
  }

  private String place(Inspection.Server server, Hosts hosts) {
    return hosts.areSeveral()
        ? texts.get("doctor.database.primary", server.host(), hosts.toString())
        : hosts.toString();
  }

  private static String protection(Inspection.Server server, Encryption.Mode asked) {
    if (!server.encrypted()) {
      return "doctor.database.clear";
    }
    return switch (asked) {
      case VERIFY_FULL -> "doctor.database.tls.checked";
      case VERIFY_CA -> "doctor.database.tls.signed";
      default -> "doctor.database.tls";
    };
  }

  private Finding clock(Inspection inspection) throws SQLException {
    if (settings.server().isEmpty()) {
      return Finding.notConfigured("clock", texts.get("doctor.clock.none"));
    }
    Duration ahead = inspection.ahead(clock);
    if (ahead.abs().compareTo(TOLERANCE) <= 0) {
      return Finding.ok("clock", texts.get("doctor.clock"));
    }
    String key = ahead.isNegative() ? "doctor.clock.behind" : "doctor.clock.ahead";
    return Finding.wrong(
        "clock",
        texts.get(key, clock.instant(), ahead.abs().toSeconds()),
        texts.get("doctor.clock.do"));
  }

  private Finding schema(DataSource pool) {
    try {
      SortedSet<String> pending = new Schema(pool, settings.schema(), dataDir).pending();
      return Finding.ok("schema", pending.isEmpty() ? current() : toCome(pending));
    } catch (DatabaseProblem e) {
      return told("schema", e);
    } catch (SQLException e) {
      return failed(e);
    }
  }

  private String current() {
    return texts.get("doctor.schema", settings.schema(), Inspection.tables().size());
  }

  private String toCome(SortedSet<String> pending) {
    return texts.get("doctor.schema.pending", settings.schema(), String.join(", ", pending));
  }

  private Finding told(String name, DatabaseProblem problem) {
    return Finding.told(
        name, problem.sentence().in(texts), texts.get("doctor.database.log"), texts);
  }

  private Finding failed(SQLException e) {
    return Finding.wrong(
        "schema",
        texts.get("doctor.database.failed", e.getSQLState(), e.getMessage()),
        texts.get("doctor.database.log"));
  }
}
