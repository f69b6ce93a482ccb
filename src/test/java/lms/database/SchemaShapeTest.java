package lms.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import lms.faults.Survives;
import lms.support.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody has altered in our tables, each in a transaction that is rolled back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SchemaShapeTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = TestDatabase.withSchema().getConnection();
    connection.setAutoCommit(false);
  }

  @AfterEach
  void rollBack() throws SQLException {
    connection.rollback();
  }

  @AfterAll
  static void disconnect() throws SQLException {
    connection.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          attempts drop column task_id                       | attempts.task_id text (V001__attempts.sql)
          load_run drop column held                          | load_run.held datemultirange (V008__parts_of_days.sql)
          load_run rename column "from" to since             | load_run.from date (V002__ledger.sql)
          attempts alter column created_at type timestamp    | attempts.created_at timestamptz (V001__attempts.sql)
          outbox alter refused drop default, alter refused type text using '' | outbox.refused text[] (V009__outbox.sql)
          attempts add column grade integer not null         | attempts.grade
          """)
  @Survives("F27")
  void a_column_that_we_cannot_do_with_is_named(String altered, String named) throws Exception {
    alter(altered);

    assertThatThrownBy(looking())
        .isInstanceOf(SchemaProblem.class)
        .hasMessageContainingAll("'public'", ": " + named + ";", "nothing was changed");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "attempts add column note text",
        "attempts add column seen integer not null default 0",
        "daily_stats add column number bigint generated always as identity",
        "daily_stats alter column success_rate type numeric(9, 4)"
      })
  void a_column_that_is_in_nobodys_way_is_left_alone(String altered) throws Exception {
    alter(altered);

    assertThatCode(looking()).doesNotThrowAnyException();
  }

  private static void alter(String altered) throws SQLException {
    connection.createStatement().execute("alter table " + altered);
  }

  private static ThrowingCallable looking() {
    return () ->
        new SchemaShape(connection, "public", DdlFiles.read(SchemaShapeTest.class.getClassLoader()))
            .require();
  }
}
