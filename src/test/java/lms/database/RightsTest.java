package lms.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import lms.faults.Survives;
import lms.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user who only loads needs is said at the start, and how to give it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RightsTest {
  private static final String SCHEMA = "Odd \"Analytics\"";
  private static final String QUOTED = Identifier.quoted(SCHEMA);

  @TempDir private Path dataDir;

  private DataSource owner;
  private DataSource loader;
  private String user;

  @BeforeEach
  void aUserWithTheRightsOfTheFile() throws Exception {
    owner = TestDatabase.empty();
    String name = Sql.text(owner, "select current_database()");
    user = Identifier.quoted(name + " Loader");
    Sql.run(owner, "create role %s login".formatted(user));
    loader = Sql.source(name, name + " Loader");
    assertThatThrownBy(this::prepare).isInstanceOf(SchemaProblem.class);
    Sql.run(owner, Files.readString(dataDir.resolve("schema-upgrade.sql")));
    prepare();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select on attempts                  | select on %1$s.attempts
          insert on attempts                  | insert on %1$s.attempts
          update on load_run                  | update on %1$s.load_run
          all on quarantine                   | select, insert, update on %1$s.quarantine
          insert on incident, daily_stats     | insert on %1$s.daily_stats, %1$s.incident
          select on schema_history            | select on %1$s.schema_history
          usage on schema %1$s                | usage on schema %1$s
          """)
  @Survives("F26")
  void a_right_that_was_taken_away_is_named_with_the_statement_that_gives_it_back(
      String taken, String named) throws Exception {
    revoke(taken.formatted(QUOTED));
    String lacking = named.formatted(QUOTED);

    assertThatThrownBy(this::prepare)
        .isInstanceOf(SchemaProblem.class)
        .hasMessageContainingAll("'" + SCHEMA + "'", "DB_USER", "nothing was changed")
        .hasMessageContaining("takes: " + lacking + ";")
        .hasMessageEndingWith(" run: grant %s to %s".formatted(lacking, user));

    Sql.run(owner, "grant %s to %s".formatted(lacking, user));
    assertThatCode(this::prepare).doesNotThrowAnyException();
  }

  @Test
  void several_are_named_together() throws Exception {
    revoke("insert on attempts, load_run");
    revoke("update on outbox");

    assertThatThrownBy(this::prepare)
        .hasMessageContaining(
            "takes: insert on %1$s.attempts, %1$s.load_run; update on %1$s.outbox;"
                .formatted(QUOTED));
  }

  @Test
  void loading_needs_no_right_to_delete() throws Exception {
    revoke("delete on daily_stats, course_stats, learner_stats, outbox");

    assertThatCode(this::prepare).doesNotThrowAnyException();
  }

  @Test
  void a_right_of_a_group_suffices() throws Exception {
    revoke("insert on attempts");
    String group = user.replace("Loader", "Loaders");
    Sql.run(owner, "create role %s role %s".formatted(group, user));
    Sql.run(owner, "grant insert on %s.attempts to %s".formatted(QUOTED, group));

    assertThatCode(this::prepare).doesNotThrowAnyException();
  }

  private void revoke(String rights) throws SQLException {
    Sql.run(owner, "set search_path to %s; revoke %s from %s".formatted(QUOTED, rights, user));
  }

  private void prepare() throws SchemaProblem, SQLException {
    new Schema(loader, SCHEMA, dataDir).prepare();
  }
}
