package lms.house;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lms.adopt.Source;
import lms.adopt.Sources;
import lms.adopt.Workbench;
import lms.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The shipped statements: each keeps the form, fits the schema and is used. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SqlTest {
  private static final String IN_ROUTE = "sql:classpath:sql/";
  private static DataSource database;

  @BeforeAll
  static void create() throws SQLException {
    database = TestDatabase.withSchema();
  }

  static List<SqlFile> shipped() {
    return SqlFile.shipped();
  }

  @Test
  void every_statement_keeps_the_form() {
    assertThat(shipped()).isNotEmpty().flatExtracting(SqlFile::faults).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void the_server_understands_it(SqlFile file) throws SQLException {
    parse(file.prepared());
  }

  @Test
  void every_statement_is_used_and_there() {
    Stream<String> named =
        RouteFile.shipped().stream()
            .flatMap(route -> route.texts().stream())
            .filter(text -> text.startsWith(IN_ROUTE))
            .map(text -> text.substring(IN_ROUTE.length()));

    assertThat(named.collect(toSet()))
        .containsExactlyInAnyOrderElementsOf(shipped().stream().map(SqlFile::name).toList());
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select_days.sql   | days_select.sql | is not called verb_noun.sql
          -- Days of a client. | --           | says no purpose
          -- params :       | -- takes:       | has no line -- params : …
          -- returns:       | -- gives:       | has no line -- returns: …
          select day        | SELECT day      | has words in upper case
          :#from            | :#since         | uses the parameters [client, since, to] and documents [client, from, to]
          client text;      | ''              | uses the parameters [client, from, to] and documents [from, to]
          order by day      | ; select 1      | has more than one statement
          """)
  void the_form_can_be_wrong(String instead, String of, String says) {
    SqlFile good = good();
    SqlFile wrong = new SqlFile(good.name().replace(instead, of), good.text().replace(instead, of));

    assertThat(good.faults()).isEmpty();
    assertThat(wrong.faults()).anyMatch(fault -> fault.endsWith(says));
  }

  @Test
  void a_column_that_is_not_there_is_found_by_the_server() throws SQLException {
    SqlFile wrong = new SqlFile("", good().text().replace("select day", "select dag"));

    parse(good().prepared());
    assertThatThrownBy(() -> parse(wrong.prepared())).hasMessageContaining("dag");
  }

  private static SqlFile good() {
    return new SqlFile(
        "select_days.sql",
        """
        -- Days of a client.
        -- params : client text; from, to date (both
        --          inclusive, ISO)
        -- returns: 1 row a day
        select day, 'Any CASE' as "Text", E'\\n' from daily_stats
        where client = :#client and day between :#from and :#to
        order by day
        """);
  }

  /**
   * The working tables of an adoption, in which some statements look: here it is of our own table.
   */
  private static void layOut(Connection connection) throws SQLException {
    DataSource session = new SingleConnectionDataSource(connection, true);
    connection.setAutoCommit(false);
    Map<String, String> columns =
        Sources.columns().stream().collect(Collectors.toMap(our -> our, our -> our));
    new Workbench(session, null, "public")
        .open(
            new Source(
                "public", "attempts", columns, Optional.empty(), List.of(), true, true, true));
  }

  /** Asks for the parameters' types, for which the driver lets the server parse the statement. */
  private static void parse(String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      layOut(connection);
      connection.prepareStatement(sql).getParameterMetaData();
    }
  }
}
