package lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import lms.support.TestDatabase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SchemaTest {
  private static final String UNCOMMENTED =
      """
      select c.relname || coalesce('.' || a.attname, '')
      from pg_class c
      left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and (col_description(c.oid, a.attnum) is null or obj_description(c.oid, 'pg_class') is null)
      """;

  @Test
  void every_table_and_every_column_says_what_it_means() throws SQLException {
    assertThat(names(TestDatabase.withSchema(), UNCOMMENTED)).isEmpty();
  }

  @Test
  void the_check_above_sees_a_column_without_comment() throws SQLException {
    DataSource database = TestDatabase.withSchema();
    try (Connection connection = database.getConnection()) {
      connection.createStatement().execute("alter table attempts add column shy text");
    }
    assertThat(names(database, UNCOMMENTED)).containsExactly("attempts.shy");
  }

  private static List<String> names(DataSource database, String query) throws SQLException {
    try (Connection connection = database.getConnection();
        ResultSet rows = connection.createStatement().executeQuery(query)) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
