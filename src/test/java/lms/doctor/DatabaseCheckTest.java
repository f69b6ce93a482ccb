package lms.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lms.database.Schema;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.support.Rows;
import lms.support.TestDatabase;
import lms.texts.Language;
import lms.texts.Sentence;
import lms.texts.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(90)
class DatabaseCheckTest {
  private static final Texts TEXTS = new Texts(Language.EN);
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path dataDir;
  private PGSimpleDataSource database;
  private String name;

  @BeforeEach
  void createDatabase() throws SQLException {
    database = (PGSimpleDataSource) TestDatabase.empty();
    name = database.getDatabaseName();
  }

  @Test
  void an_empty_schema_is_well_and_stays_empty() throws SQLException {
    assertThat(line("schema", look("postgres", CLOCK)))
        .startsWith("✓ schema: 'public' still lacks V001__attempts.sql, ")
        .endsWith("; the next command that loads applies them");

    assertThat(Rows.of(database, "select relname from pg_class where relname = 'attempts'"))
        .isEmpty();
  }

  @Test
  void a_schema_of_somebody_else_is_wrong() throws SQLException {
    Rows.execute(database, "create table attempts (id int)");

    assertThat(line("schema", look("postgres", CLOCK)))
        .startsWith("✗ schema: schema 'public' already has attempts")
        .contains(" — Set DB_SCHEMA to another schema")
        .contains("./lms adopt");
  }

  @Test
  void a_schema_we_may_not_bring_up_to_date_is_wrong_and_the_file_for_its_owner_is_there()
      throws SQLException {
    String reader = role();

    assertThat(line("schema", look(reader, CLOCK)))
        .startsWith("✗ schema: schema 'public' is not current, and DB_USER may not change it")
        .contains(" — Have its owner run: psql ");
    assertThat(dataDir.resolve("schema-upgrade.sql")).isNotEmptyFile();
  }

  @Test
  void a_user_who_may_only_read_is_wrong_until_the_grants_that_are_named_are_made()
      throws Exception {
    new Schema(database, "public", dataDir).prepare();
    String reader = role();
    String history = line("schema", look(reader, CLOCK));
    assertThat(history).startsWith("✗ schema: schema 'public' is there, but DB_USER lacks rights");
    Rows.execute(database, statements(history));

    String line = line("schema", look(reader, CLOCK));

    assertThat(line)
        .contains("lacks rights that loading takes: select, insert, update on public.attempts, ")
        .contains(" — Have the owner of the tables run: grant select, insert, update on public.");
    Rows.execute(database, statements(line));
    assertThat(line("schema", look(reader, CLOCK)))
        .startsWith("✓ schema: 'public' is current; ")
        .endsWith(" tables can be read and written");
  }

  private static String statements(String line) {
    return line.replaceFirst(".* tables run: ", "");
  }

  @Test
  void a_clock_behind_or_ahead_by_more_than_a_minute_is_wrong() throws SQLException {
    assertThat(line("clock", look("postgres", ahead(50)))).startsWith("✓ clock: ");
    assertThat(line("clock", look("postgres", ahead(70))))
        .containsPattern(
            "✗ clock: this machine says .*, and the database's clock is (69|70) s behind");
    assertThat(line("clock", look("postgres", ahead(-70))))
        .containsPattern("the database's clock is (69|70) s ahead");
  }

  @Test
  void a_server_that_is_not_there_is_all_that_is_told() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    List<Finding> findings = look(Optional.of(server(port, "postgres")), CLOCK);

    assertThat(findings).singleElement();
    assertThat(line("database", findings))
        .endsWith("nothing answers there — Check DB_HOST and DB_PORT, and that the server runs");
  }

  @Test
  void of_several_hosts_the_primary_is_named() {
    String hosts = "localhost:1,localhost";
    int port = TestDatabase.port();
    Settings.Server several =
        new Settings.Server(hosts, port, name, "postgres", new Secret("a password"));

    assertThat(line("database", look(Optional.of(several), CLOCK)))
        .contains(
            " at localhost:%1$d, the primary of localhost:1, localhost:%1$d, database"
                .formatted(port));
  }

  @Test
  void the_embedded_server_is_started_and_stopped_again() {
    List<Finding> findings = look(Optional.empty(), CLOCK);

    assertThat(line("database", findings))
        .startsWith("✓ database: the embedded PostgreSQL ")
        .endsWith(dataDir.resolve("postgres") + " runs");
    assertThat(line("clock", findings)).startsWith("– not configured: clock (no DB_HOST");
    assertThat(line("schema", findings)).startsWith("✓ schema: 'public' still lacks V001");
    assertThat(dataDir.resolve("postgres/data/PG_VERSION")).exists();
    assertThat(dataDir.resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  private List<Finding> look(String user, Clock clock) {
    return look(Optional.of(server(TestDatabase.port(), user)), clock);
  }

  private List<Finding> look(Optional<Settings.Server> server, Clock clock) {
    List<Sentence> said = new ArrayList<>();
    Settings.Database settings = new Settings.Database(server, "public");
    List<Finding> findings = new DatabaseCheck(settings, dataDir, clock, TEXTS, said::add).look();
    assertThat(said).isEmpty();
    return findings;
  }

  private Settings.Server server(int port, String user) {
    return new Settings.Server("127.0.0.1", port, name, user, new Secret("a password"));
  }

  /** A user who may connect, and nothing else. */
  private String role() throws SQLException {
    String role = name + "_reader";
    Rows.execute(database, "create role %s login".formatted(role));
    return role;
  }

  private static Clock ahead(int seconds) {
    return Clock.offset(CLOCK, Duration.ofSeconds(seconds));
  }

  private static String line(String name, List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow()
        .line(TEXTS);
  }
}
