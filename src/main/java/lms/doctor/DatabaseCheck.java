package lms.doctor;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import javax.sql.DataSource;
import lms.database.Database;
import lms.database.DatabaseProblem;
import lms.database.Inspection;
import lms.database.Schema;
import lms.settings.Settings;

/**
 * Whether the database can be reached, holds our tables, lets us write them, and has our time. It
 * connects as every command does, so the embedded server is started if it does not run, and set up
 * if there is none; its tables are not touched.
 */
public final class DatabaseCheck implements Check {
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final Duration TOLERANCE = Duration.ofSeconds(60);

  private final Settings.Database settings;
  private final Path dataDir;
  private final Clock clock;
  private final Consumer<String> say;

  /**
   * @param dataDir {@code DATA_DIR}
   * @param say takes a line for the terminal, whenever there is something to wait for
   */
  public DatabaseCheck(
      Settings.Database settings, Path dataDir, Clock clock, Consumer<String> say) {
    this.settings = settings;
    this.dataDir = dataDir;
    this.clock = clock;
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
      Inspection inspection = new Inspection(database.pool(), settings.schema());
      findings.add(Finding.ok(name(), connected(inspection.server())));
      findings.add(clock(inspection));
      findings.add(schema(database.pool(), inspection));
    } catch (DatabaseProblem e) {
      findings.add(Finding.told(name(), e.getMessage(), "See the log of the database server"));
    } catch (SQLException e) {
      findings.add(failed(e));
    }
    return findings;
  }

  private String connected(Inspection.Server server) {
    String tls = server.encrypted() ? "under TLS" : "not encrypted";
    return settings
        .server()
        .map(
            s ->
                "PostgreSQL %s at %s:%d, database '%s', user '%s', %s"
                    .formatted(server.version(), s.host(), s.port(), s.name(), s.user(), tls))
        .orElse(
            "the embedded PostgreSQL %s in %s runs"
                .formatted(server.version(), dataDir.resolve("postgres")));
  }

  private Finding clock(Inspection inspection) throws SQLException {
    if (settings.server().isEmpty()) {
      return Finding.notConfigured(
          "clock", "no DB_HOST, so there is no other clock to compare this machine's with");
    }
    Duration ahead = inspection.ahead(clock);
    if (ahead.abs().compareTo(TOLERANCE) <= 0) {
      return Finding.ok("clock", "within a minute of the database's");
    }
    return Finding.wrong(
        "clock",
        "this machine says %s, and the database's clock is %,d s %s; days would count as over too early or too late"
            .formatted(
                clock.instant(), ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead"),
        "Set the clock that is wrong, best by NTP");
  }

  private Finding schema(DataSource pool, Inspection inspection) throws SQLException {
    try {
      SortedSet<String> pending = new Schema(pool, settings.schema(), dataDir).pending();
      return pending.isEmpty() ? rights(inspection) : Finding.ok("schema", toCome(pending));
    } catch (DatabaseProblem e) {
      return Finding.told("schema", e.getMessage(), "See the log");
    } catch (SQLException e) {
      return failed(e);
    }
  }

  private String toCome(SortedSet<String> pending) {
    return "'%s' still lacks %s; the next command that loads applies them"
        .formatted(settings.schema(), String.join(", ", pending));
  }

  private Finding rights(Inspection inspection) throws SQLException {
    Set<String> lacking = inspection.lackingRights();
    if (lacking.isEmpty()) {
      int tables = Inspection.tables().size();
      return Finding.ok(
          "schema",
          "'%s' is current; %d tables can be read and written"
              .formatted(settings.schema(), tables));
    }
    return Finding.wrong(
        "schema",
        "'%s' is current, but DB_USER may not select, insert and update in %s"
            .formatted(settings.schema(), String.join(", ", lacking)),
        grants(lacking));
  }

  private Finding failed(SQLException e) {
    return Finding.wrong(
        "schema",
        "the database failed (SQLSTATE %s): %s".formatted(e.getSQLState(), e.getMessage()),
        INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())
            ? grants(Inspection.tables())
            : "See the log of the database server");
  }

  private String grants(Collection<String> tables) {
    String user = settings.server().map(Settings.Server::user).orElse("lms");
    return "Have its owner run: grant usage on schema %1$s to %2$s; grant select on %1$s.schema_history to %2$s; grant select, insert, update on %3$s to %2$s"
        .formatted(settings.schema(), user, String.join(", ", tables));
  }
}
