package lms.security;

import static lms.support.Records.aSubmission;
import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import lms.dashboard.Card;
import lms.dashboard.CardQuery;
import lms.dashboard.CardRequest;
import lms.dashboard.Cards;
import lms.dashboard.TaskNames;
import lms.database.Schema;
import lms.database.SchemaProblem;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.support.Reply;
import lms.support.RouteTest;
import lms.support.Rows;
import lms.support.TestDatabase;
import lms.texts.Language;
import lms.texts.Texts;
import lms.window.Days;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Owner, loader and reader, made as {@code docs/security.md} says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RolesTest extends RouteTest {
  private static final Path SCRIPTS = Path.of("deploy/postgres");

  private static DataSource admin;
  private static DataSource loader;
  private static DataSource reader;

  @BeforeAll
  static void three_roles(@TempDir Path dataDir) throws Exception {
    admin = TestDatabase.empty();
    Rows.execute(admin, Files.readString(SCRIPTS.resolve("loader.sql")));
    loader = as("lms_loader");
    Schema schema = new Schema(loader, "public", dataDir);
    assertThatThrownBy(schema::prepare).isInstanceOf(SchemaProblem.class);
    Rows.execute(as("lms_owner"), Files.readString(dataDir.resolve("schema-upgrade.sql")));
    Rows.execute(admin, firstSql("docs/metabase.md"));
    Rows.execute(admin, firstSql("docs/security.md").replace("database lms", "database " + name()));
    reader = as("bi_reader");
  }

  @AfterAll
  static void no_roles() throws SQLException {
    String roles = "lms_owner, lms_loader, bi_reader";
    Rows.execute(admin, "drop owned by %1$s cascade; drop role %1$s".formatted(roles));
  }

  @Test
  @Secures({"S55", "S58"})
  void what_no_load_and_no_card_needs_is_refused_to_both() throws Exception {
    List<String> statements =
        Files.readAllLines(Path.of("src/test/resources/security/forbidden.sql")).stream()
            .filter(line -> !line.startsWith("--"))
            .toList();

    assertThat(statements).hasSizeGreaterThan(20);
    SoftAssertions all = new SoftAssertions();
    for (String statement : statements) {
      all.assertThat(state(loader, statement)).as("loader: " + statement).isEqualTo("42501");
      all.assertThat(state(reader, statement)).as("reader: " + statement).isEqualTo("42501");
    }
    all.assertAll();
  }

  @Test
  @Secures({"S6", "S55"})
  void the_reader_sees_the_tables_of_the_cards_and_changes_none() throws Exception {
    List<String> tables =
        Rows.of(admin, "select tablename from pg_tables where schemaname = 'public' order by 1");
    List<String> seen = new ArrayList<>();
    for (String table : tables) {
      if (state(reader, "select from " + table).isEmpty()) {
        seen.add(table);
      }
      for (String change :
          List.of(
              "insert into %s default values",
              "delete from %s", "begin; lock table %s in access exclusive mode; rollback")) {
        assertThat(state(reader, change.formatted(table))).as(change, table).isEqualTo("42501");
      }
    }
    assertThat(seen).containsExactly("attempts", "course_stats", "daily_stats", "learner_stats");
    assertThat(state(reader, "update attempts set user_id = ''")).isEqualTo("42501");
  }

  @Test
  @Secures("S58")
  void the_loader_loads_counts_anew_in_another_zone_and_takes_nothing_away() throws Exception {
    database = loader;

    RunSummary first = loadRecords(aTrialRun(), aSubmission(), "{\"lti_user_id\": null}");
    api.then(Reply.json("[]"));
    RunSummary second = run(Map.of("TIME_ZONE", "Europe/Moscow"), Days.of(DAY)).summary();

    assertThat(first.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(second.status()).isNotEqualTo(Status.FAILED);
    assertThat(rows("select count(*) from attempts")).containsExactly("2");
    for (String table : List.of("attempts", "quarantine", "load_run", "load_window", "load_day")) {
      assertThat(state(loader, "delete from " + table)).as(table).isEqualTo("42501");
    }
    assertThat(state(loader, "update schema_history set success = false")).isEqualTo("42501");
  }

  @Test
  @Secures("S55")
  void the_reader_is_answered_by_every_card() throws Exception {
    TaskNames names = TaskNames.of(Optional.empty(), new Texts(Language.EN));
    CardQuery query = new CardQuery(reader, "Uni", ZoneId.of("UTC"), names);
    for (Card card : Cards.shipped().all()) {
      query.answer(new CardRequest(card, Days.of(DAY), Optional.empty(), Language.EN));
    }
    assertThat(Cards.shipped().all()).hasSizeGreaterThan(10);
  }

  /** The SQLSTATE by which a statement is refused, or nothing. */
  private static String state(DataSource role, String statement) {
    try (Connection connection = role.getConnection()) {
      // The setting that keeps the reader's sessions from writing is one that it can change.
      connection.createStatement().execute("set default_transaction_read_only = off");
      connection.createStatement().execute(statement);
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static String firstSql(String manual) throws Exception {
    String text = Files.readString(Path.of(manual));
    String sql = text.substring(text.indexOf("```sql") + 6);
    return sql.substring(0, sql.indexOf("```"));
  }

  private static DataSource as(String user) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setPortNumbers(new int[] {TestDatabase.port()});
    source.setDatabaseName(name());
    source.setUser(user);
    return source;
  }

  private static String name() throws SQLException {
    return Rows.of(admin, "select current_database()").get(0);
  }
}
